<?php
/**
 * E-mail as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connects;
use Switchboard\Channels\Delivery;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Setup\Mail_Presets;
use Switchboard\Channels\Email\Setup\Settings_Check;
use Switchboard\Channels\Email\Smtp\Smtp_Settings;
use Switchboard\Channels\Email\Smtp\Ways_Out;
use Switchboard\Channels\Outbound_Message;
use Switchboard\Channels\Sends;
use Switchboard\Channels\Setting;
use Switchboard\Channels\Undeliverable;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Not_Sent;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Message_Repository;

/**
 * Sends replies from the inbox's address, by the connection's own server or by the site's mailer.
 *
 * @phpstan-import-type Field from Setting
 * @phpstan-import-type Value from Setting
 */
final class Email_Channel implements Sends, Connects {

	public const ID = 'email';

	/** Setting: the server delivers `name+anything@` to `name@`. */
	private const PLUS = 'plus_addressing';

	/** Setting: whose word on a mail's sender counts. */
	private const TRUSTED_SERVER = 'trusted_server';

	/**
	 * Needs what a mail is made of.
	 *
	 * @param Ways_Out            $ways      Send.
	 * @param Reply_Writer        $writer    Writes the mail.
	 * @param Message_Ids         $ids       Makes ids.
	 * @param Message_Repository  $messages  Remembers them.
	 * @param Envelope_Repository $envelopes Shows them.
	 * @param Files_To_Go         $files     Fetches files from their private place.
	 * @param Settings_Check      $check     Looks at settings.
	 */
	public function __construct(
		private readonly Ways_Out $ways,
		private readonly Reply_Writer $writer,
		private readonly Message_Ids $ids,
		private readonly Message_Repository $messages,
		private readonly Envelope_Repository $envelopes,
		private readonly Files_To_Go $files,
		private readonly Settings_Check $check
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
		return [ 'receive', 'send', 'attachments', 'html', 'connect', 'authorize', 'test', 'fetch' ];
	}

	/**
	 * The account, how mail comes in and leaves, and what is to be known of the server that receives.
	 *
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Field>
	 */
	public function settings_fields(): array {
		$received = [ [ Receiving_Settings::WAY => [ Receiving_Settings::IMAP, Receiving_Settings::POP3, ...Receiving_Settings::POSTED ] ] ];
		return [
			...Setting::group( __( 'Account', 'switchboard' ), Account::fields() ),
			...Setting::group( __( 'Receiving', 'switchboard' ), Receiving_Settings::fields() ),
			...Setting::group( __( 'Sending', 'switchboard' ), Smtp_Settings::fields() ),
			...Setting::group(
				__( 'More', 'switchboard' ),
				[
					Receiving_Settings::aliases_field(),
					Setting::field( self::PLUS, 'checkbox', __( 'The mail server takes plus addresses', 'switchboard' ), __( 'Then mail to support+anything@example.com arrives at support@example.com, and each ticket gets its own address for answers. Google, Microsoft 365, Fastmail and iCloud do this.', 'switchboard' ), [ 'when' => $received ] ),
					Setting::field(
						self::TRUSTED_SERVER,
						'text',
						__( 'Server that checks senders', 'switchboard' ),
						__( 'The first word of the header Authentication-Results in mails that you receive, such as mx.google.com. A ticket number in a subject counts only when this server says that the sender is genuine.', 'switchboard' ),
						[
							'when'   => $received,
							'folded' => true,
						]
					),
				]
			),
		];
	}

	/**
	 * Mail providers.
	 */
	public function presets(): array {
		return Mail_Presets::all();
	}

	/**
	 * What is wrong with servers, ports, folders and the account.
	 *
	 * @param array<string, mixed> $settings All settings that count.
	 * @phpstan-param array<string, Value> $settings
	 * @param list<string>         $secrets  Keys of secrets that there would be.
	 * @param list<string>         $changed  Keys of settings that are new.
	 * @return array<string, string> Sentences by key.
	 */
	public function faults( array $settings, array $secrets, array $changed ): array {
		return $this->check->faults( $settings, $secrets, $changed );
	}

	/**
	 * The mailbox's own address, else the first of the further ones.
	 *
	 * @param Connection $connection Connection.
	 */
	public function address( Connection $connection ): string {
		$receiving = Receiving_Settings::of( $connection );
		$user      = $receiving->is_fetched() || null !== Smtp_Settings::of( $connection ) ? $connection->text( 'user' ) : '';
		return is_email( $user ) ? $user : $receiving->aliases[0] ?? '';
	}

	/**
	 * Whether mail is fetched from a mailbox.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_fetched( Connection $connection ): bool {
		return Receiving_Settings::of( $connection )->is_fetched();
	}

	/**
	 * Where mails are posted.
	 *
	 * @param Connection $connection Connection.
	 */
	public function post_to( Connection $connection ): string {
		$settings = Receiving_Settings::of( $connection );
		if ( ! $settings->is_posted() ) {
			return '';
		}
		$address = rest_url( Controller::REST_NAMESPACE . "/channels/email/$connection->id" );
		// Mailgun sends whole mails only to an address that ends so.
		return Receiving_Settings::MAILGUN === $settings->way ? add_query_arg( 'format', 'mime', $address ) : $address;
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
		return $connection->text( self::TRUSTED_SERVER );
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
