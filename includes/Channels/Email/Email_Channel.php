<?php
/**
 * E-mail as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Delivery;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Smtp\Smtp_Settings;
use Switchboard\Channels\Email\Smtp\Ways_Out;
use Switchboard\Channels\Outbound_Message;
use Switchboard\Channels\Sends;
use Switchboard\Channels\Undeliverable;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Not_Sent;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Message_Repository;

/**
 * Sends replies from the inbox's address, by the connection's own server or by the site's mailer.
 */
final class Email_Channel implements Sends {

	public const ID = 'email';

	/** Setting: the server delivers `name+anything@` to `name@`. */
	private const PLUS = 'plus_addressing';

	/** Setting: whose word on a mail's sender counts. */
	private const TRUSTED_SERVER = 'trusted_server';

	/**
	 * Needs what a mail is made of.
	 *
	 * @param Ways_Out           $ways     Send.
	 * @param Reply_Writer       $writer   Writes the mail.
	 * @param Message_Ids        $ids      Makes ids.
	 * @param Message_Repository  $messages  Remembers them.
	 * @param Envelope_Repository $envelopes Shows them.
	 * @param Files_To_Go        $files    Fetches files from their private place.
	 */
	public function __construct(
		private readonly Ways_Out $ways,
		private readonly Reply_Writer $writer,
		private readonly Message_Ids $ids,
		private readonly Message_Repository $messages,
		private readonly Envelope_Repository $envelopes,
		private readonly Files_To_Go $files
	) {
	}

	/**
	 * Identifier.
	 */
	public function id(): string {
		return self::ID;
	}

	/**
	 * Name.
	 */
	public function label(): string {
		return __( 'E-mail', 'switchboard' );
	}

	/**
	 * Icon.
	 */
	public function icon(): string {
		return 'envelope';
	}

	/**
	 * What it can do.
	 *
	 * @return list<string>
	 */
	public function abilities(): array {
		return [ 'receive', 'send', 'attachments', 'html', 'connect', 'authorize' ];
	}

	/**
	 * The account, how mail leaves, and what is to be known of the server that receives.
	 *
	 * @return list<array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}>
	 */
	public function settings_fields(): array {
		return [
			...Receiving_Settings::fields(),
			...Account::fields(),
			...Smtp_Settings::fields(),
			[
				'key'     => self::PLUS,
				'label'   => __( 'The mail server takes plus addresses', 'switchboard' ),
				'type'    => 'checkbox',
				'help'    => __( 'Then mail to support+anything@example.com arrives at support@example.com, and each ticket gets its own address for answers. Google, Microsoft 365, Fastmail and iCloud do this.', 'switchboard' ),
				'options' => [],
			],
			[
				'key'     => self::TRUSTED_SERVER,
				'label'   => __( 'Server that checks senders', 'switchboard' ),
				'type'    => 'text',
				'help'    => __( 'The first word of the header Authentication-Results in mails that you receive, such as mx.google.com. A ticket number in a subject counts only when this server says that the sender is genuine.', 'switchboard' ),
				'options' => [],
			],
		];
	}

	/**
	 * Whether one of an inbox's connections takes plus addresses.
	 *
	 * @param list<Connection> $connections Connections of one inbox.
	 */
	public static function takes_plus( array $connections ): bool {
		return [] !== array_filter( $connections, static fn( Connection $connection ): bool => (bool) ( $connection->settings[ self::PLUS ] ?? false ) );
	}

	/**
	 * The server whose Authentication-Results count; '' for none.
	 *
	 * @param Connection $connection Connection.
	 */
	public static function trusted_server( Connection $connection ): string {
		return (string) ( $connection->settings[ self::TRUSTED_SERVER ] ?? '' );
	}

	/**
	 * Sends a reply.
	 *
	 * @param Outbound_Message $message Reply.
	 * @throws Not_Sent When it isn't taken now.
	 * @throws Undeliverable When another try would be wrong.
	 */
	public function send( Outbound_Message $message ): Delivery {
		$id = $this->ids->of_message( $message->ticket->id, $message->message->id );
		// Before sending: an answer may be here sooner than the mailer's.
		$this->messages->add_refs( $message->ticket->inbox_id, $message->message->id, [ Message_Ids::hash( $id ) ] );
		$this->envelopes->update(
			$message->message->id,
			[
				'external_id' => trim( $id, '<>' ),
				'sender'      => $message->inbox->address,
				'sender_name' => '' === $message->inbox->from_name ? $message->inbox->name : $message->inbox->from_name,
			]
		);
		try {
			$mail = $this->writer->write( $message, $id, $this->files->sort( $message ) );
			$this->ways->of( $message->connection, $mail->inbox_id )->send( $mail, fn() => $message->hand_over() );
		} catch ( Not_Sent $failure ) {
			throw Not_Sent::TEMPORARY === $failure->outcome ? $failure : new Undeliverable( $failure->getMessage(), 0, $failure ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		} finally {
			$this->files->remove();
		}
		return new Delivery( $id );
	}
}
