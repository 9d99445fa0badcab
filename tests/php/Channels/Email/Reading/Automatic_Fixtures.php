<?php
/**
 * Mails of machines and of people that look like them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Reader;

/**
 * The mails of tests/fixtures/mail/automatic and what should be read from each.
 */
final class Automatic_Fixtures {

	/**
	 * Name of each mail => the mail and what is expected.
	 *
	 * @return \Generator<string, array{Mail, array<string, mixed>}>
	 */
	public static function all(): \Generator {
		foreach ( glob( dirname( __DIR__, 4 ) . '/fixtures/mail/automatic/*.eml' ) ?: [] as $file ) {
			$expected = json_decode( (string) file_get_contents( substr( $file, 0, -3 ) . 'json' ), true, 16, JSON_THROW_ON_ERROR );
			yield basename( $file, '.eml' ) => [ Reader::read( (string) file_get_contents( $file ) ), $expected ];
		}
	}
}
