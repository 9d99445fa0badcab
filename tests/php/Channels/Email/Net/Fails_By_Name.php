<?php
/**
 * Failures of mail servers in tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use Switchboard\Channels\Email\Net\Server_Error;

/**
 * Catches the one kind of failure that there is.
 */
trait Fails_By_Name {

	/**
	 * What a call fails with.
	 *
	 * @param \Closure(): mixed $call What fails.
	 */
	private function failure( \Closure $call ): Server_Error {
		try {
			$call();
		} catch ( Server_Error $error ) {
			return $error;
		}
		$this->fail( 'Nothing failed' );
	}

	/**
	 * A stream for a message.
	 *
	 * @return resource
	 */
	private function stream() {
		$stream = fopen( 'php://memory', 'w+' );
		$this->assertIsResource( $stream );
		return $stream;
	}
}
