<?php
/**
 * Mails of machines, and of people that look like them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Failed_Recipient;
use Switchboard\Channels\Email\Reading\Feedback;
use Switchboard\Channels\Email\Reading\Reader;

/**
 * Each mail of tests/fixtures/mail/automatic is read as the file beside it says.
 */
final class Automatic_Fixtures_Test extends TestCase {

	private const FOLDER = '/fixtures/mail/automatic/';

	/**
	 * Sign, bounce and complaint of one mail.
	 *
	 * @param string $name Name.
	 */
	#[DataProvider( 'names' )]
	public function test_fixture( string $name ): void {
		$path     = dirname( __DIR__, 4 ) . self::FOLDER . $name;
		$mail     = Reader::read( (string) file_get_contents( $path . '.eml' ) );
		$reason   = Automatic::of( $mail );
		$bounce   = Bounce::of( $mail );
		$feedback = Feedback::of( $mail );
		$expected = json_decode( (string) file_get_contents( $path . '.json' ), true, 16, JSON_THROW_ON_ERROR );
		unset( $expected['note'] );
		self::assertSame(
			$expected,
			[
				'auto'     => $reason,
				'weak'     => Automatic::is_weak( $reason ),
				'bounce'   => null === $bounce ? null : [
					'status'              => $bounce->status,
					'is_hard'             => $bounce->is_hard,
					'is_delay'            => $bounce->is_delay,
					'reason'              => $bounce->failed[0]->reason,
					'original_message_id' => $bounce->original_message_id,
					'failed'              => array_column( array_map( static fn ( Failed_Recipient $one ): array => [ $one->address, $one->status ], $bounce->failed ), 1, 0 ),
				],
				'feedback' => null === $feedback ? null : [
					'type'                => $feedback->type,
					'recipients'          => $feedback->recipients,
					'original_message_id' => $feedback->original_message_id,
				],
			]
		);
	}

	/**
	 * Their names.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function names(): iterable {
		foreach ( glob( dirname( __DIR__, 4 ) . self::FOLDER . '*.eml' ) ?: [] as $file ) {
			yield basename( $file, '.eml' ) => [ basename( $file, '.eml' ) ];
		}
	}
}
