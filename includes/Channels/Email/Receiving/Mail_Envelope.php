<?php
/**
 * To whom a mail went.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Own_Addresses;
use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Threading\Thread;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Envelope;

/**
 * Writes down who wrote to whom and why the mail lies where it lies, and says whom it brings along.
 */
final class Mail_Envelope {

	/** Addresses of one header that are kept. */
	private const MOST_ADDRESSES = 100;

	/** People whom one mail brings along. */
	private const MOST_COPIED = 20;

	/**
	 * The envelope.
	 *
	 * @param Mail   $mail      Mail.
	 * @param Thread $thread    Where it belongs.
	 * @param string $automatic Sign of a machine.
	 * @param int    $forwarder Agent who passed it on.
	 * @param int    $inbound   Row of what came in.
	 */
	public static function of( Mail $mail, Thread $thread, string $automatic, int $forwarder, int $inbound ): Envelope {
		$from = $mail->from[0] ?? $mail->sender[0] ?? new Address( '' );
		return new Envelope(
			external_id: mb_substr( $mail->message_id, 0, 998 ),
			sender: Html::excerpt( Html::valid_text( $from->email ), 254 ),
			sender_name: Html::excerpt( Html::valid_text( $from->name ), 200 ),
			recipients: array_filter(
				[
					'to'  => self::named( $mail->to ),
					'cc'  => self::named( $mail->cc ),
					'bcc' => self::named( $mail->bcc ),
				]
			),
			rule: $thread->rule,
			reason: $thread->reason,
			automatic: $automatic,
			suggested_ticket_id: $thread->is_suggestion ? (int) $thread->ticket_id : 0,
			forwarded_by: $forwarder,
			inbound_id: $inbound
		);
	}

	/**
	 * Who is on Cc, without ourselves.
	 *
	 * @param Mail         $mail Mail.
	 * @param list<string> $own  Our addresses.
	 * @return list<array{email: string, name: string}>
	 */
	public static function copied( Mail $mail, array $own ): array {
		$copied = [];
		foreach ( array_slice( $mail->cc, 0, self::MOST_ADDRESSES ) as $address ) {
			if ( is_email( $address->email ) && ! Own_Addresses::has( $own, $address->email ) ) {
				$copied[ strtolower( $address->email ) ] = [
					'email' => $address->email,
					'name'  => $address->name,
				];
			}
		}
		return array_slice( array_values( $copied ), 0, self::MOST_COPIED );
	}

	/**
	 * Addresses with their names.
	 *
	 * @param list<Address> $addresses Addresses.
	 * @return list<array{email: string, name: string}>
	 */
	private static function named( array $addresses ): array {
		return array_map(
			static fn( Address $address ): array => [
				'email' => Html::excerpt( Html::valid_text( $address->email ), 254 ),
				'name'  => Html::excerpt( Html::valid_text( $address->name ), 100 ),
			],
			array_slice( $addresses, 0, self::MOST_ADDRESSES )
		);
	}
}
