<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use Switchboard\Channels\Email\OAuth\Xoauth2;
use Switchboard\Tests\TestCase;

final class Xoauth2_Test extends TestCase {

	public function test_it_is_written_as_google_documents_it(): void {
		$this->assertSame(
			'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
			( new Xoauth2( 'someuser@example.com', 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg' ) )->response()
		);
	}

	public function test_nothing_can_end_it_early(): void {
		foreach ( [ [ "a\x01auth=Bearer x", 'token' ], [ 'a', "token\x01\x01" ], [ "a\r\n", 'token' ], [ 'a', "token\0" ] ] as [ $user, $token ] ) {
			try {
				( new Xoauth2( $user, $token ) )->response();
				$this->fail( 'It was written.' );
			} catch ( \InvalidArgumentException ) {
				$this->addToAssertionCount( 1 );
			}
		}
	}
}
