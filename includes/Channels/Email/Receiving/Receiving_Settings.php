<?php
/**
 * Where a connection's mail comes from.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Setting;

/**
 * How mail reaches a connection, as its settings say.
 */
final class Receiving_Settings {

	/** Setting: by which way. */
	public const WAY = 'receiving';

	/** It doesn't. */
	public const NONE = 'none';
	/** Fetched from a mailbox. */
	public const IMAP = 'imap';
	public const POP3 = 'pop3';
	/** Posted to the site: a whole mail, by a mail server's pipe or by whoever knows the secret. */
	public const WEBHOOK = 'webhook';
	/** Posted to the site by a provider, in its own form. */
	public const POSTMARK = 'postmark';
	public const MAILGUN  = 'mailgun';
	public const SENDGRID = 'sendgrid';
	public const SES      = 'ses';

	/** What becomes of a mail on its server once it is here. */
	public const LEAVE  = 'leave';
	public const MARK   = 'mark';
	public const MOVE   = 'move';
	public const DELETE = 'delete';

	/** Ports by way and encryption. */
	private const PORTS = [
		self::IMAP => [
			Endpoint::TLS      => 993,
			Endpoint::STARTTLS => 143,
			Endpoint::PLAIN     => 143,
		],
		self::POP3 => [
			Endpoint::TLS      => 995,
			Endpoint::STARTTLS => 110,
			Endpoint::PLAIN     => 110,
		],
	];

	/**
	 * Made by of().
	 *
	 * @param string       $way           One of the ways.
	 * @param string       $host          Name of the server; '' for what is posted.
	 * @param int          $port          Port.
	 * @param string       $security      As Endpoint.
	 * @param list<string> $folders       Paths of the folders that are read, as the server writes them.
	 * @param string       $after_reading What becomes of a mail that is here.
	 * @param string       $move_to       Path of the folder that read mails are moved to.
	 * @param int|null     $days          Mails of how many days before the first fetch are taken in; null for all.
	 * @param list<string> $aliases       Further addresses of the inbox, in small letters.
	 */
	private function __construct(
		public readonly string $way,
		public readonly string $host,
		public readonly int $port,
		public readonly string $security,
		public readonly array $folders,
		public readonly string $after_reading,
		public readonly string $move_to,
		public readonly ?int $days,
		public readonly array $aliases
	) {
	}

	/**
	 * The settings of a connection.
	 *
	 * @param Connection $connection Connection.
	 */
	public static function of( Connection $connection ): self {
		$set      = $connection->settings;
		$way      = (string) ( $set[ self::WAY ] ?? self::NONE );
		$security = (string) ( $set['receiving_security'] ?? Endpoint::TLS );
		$port     = (int) ( $set['receiving_port'] ?? 0 );
		$days     = (string) ( $set['receiving_from'] ?? '0' );
		$folders  = self::lines( $set['folders'] ?? [] );
		return new self(
			$way,
			(string) ( $set['receiving_host'] ?? '' ),
			$port > 0 && $port < 65536 ? $port : self::PORTS[ $way ][ $security ] ?? 0,
			$security,
			$folders ? $folders : [ 'INBOX' ],
			(string) ( $set['after_reading'] ?? self::LEAVE ),
			(string) ( $set['move_to'] ?? '' ),
			'all' === $days ? null : (int) $days,
			array_map( 'strtolower', self::lines( $set['aliases'] ?? [] ) )
		);
	}

	/**
	 * Whether mail is fetched, not posted.
	 */
	public function is_fetched(): bool {
		return in_array( $this->way, [ self::IMAP, self::POP3 ], true ) && '' !== $this->host;
	}

	/**
	 * From which moment on mails are taken in that were there before the connection; 0 for all.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function floor( int $now ): int {
		return null === $this->days ? 0 : $now - $this->days * DAY_IN_SECONDS;
	}

	/**
	 * Whether mail is posted to the site.
	 */
	public function is_posted(): bool {
		return in_array( $this->way, [ self::WEBHOOK, self::POSTMARK, self::MAILGUN, self::SENDGRID, self::SES ], true );
	}

	/**
	 * Whether mail reaches the connection at all.
	 */
	public function receives(): bool {
		return $this->is_fetched() || $this->is_posted();
	}

	/**
	 * Fields of the settings screen.
	 *
	 * @return list<array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}>
	 */
	public static function fields(): array {
		return [
			Setting::select(
				self::WAY,
				__( 'Mail comes in by', 'switchboard' ),
				[
					self::NONE     => __( 'Nothing, this connection only sends', 'switchboard' ),
					self::IMAP     => __( 'A mailbox (IMAP)', 'switchboard' ),
					self::POP3     => __( 'A mailbox (POP3)', 'switchboard' ),
					self::WEBHOOK  => __( 'Whole mails posted to this site', 'switchboard' ),
					self::POSTMARK => __( 'Postmark', 'switchboard' ),
					self::MAILGUN  => __( 'Mailgun', 'switchboard' ),
					self::SENDGRID => __( 'SendGrid', 'switchboard' ),
					self::SES      => __( 'Amazon SES', 'switchboard' ),
				]
			),
			Setting::field( 'receiving_host', 'text', __( 'Server', 'switchboard' ) ),
			Setting::select(
				'receiving_security',
				__( 'Security', 'switchboard' ),
				[
					Endpoint::TLS      => __( 'TLS', 'switchboard' ),
					Endpoint::STARTTLS => __( 'STARTTLS', 'switchboard' ),
					Endpoint::PLAIN     => __( 'None, only on this machine', 'switchboard' ),
				]
			),
			Setting::field( 'receiving_port', 'number', __( 'Port', 'switchboard' ), __( 'Empty for the usual one.', 'switchboard' ) ),
			Setting::field( 'folders', 'list', __( 'Folders to read', 'switchboard' ) ),
			Setting::select(
				'receiving_from',
				__( 'Take in mails', 'switchboard' ),
				[
					'0'   => __( 'From now on', 'switchboard' ),
					'7'   => __( 'Of the last 7 days', 'switchboard' ),
					'30'  => __( 'Of the last 30 days', 'switchboard' ),
					'365' => __( 'Of the last year', 'switchboard' ),
					'all' => __( 'All of them', 'switchboard' ),
				]
			),
			Setting::select(
				'after_reading',
				__( 'Once a mail is here', 'switchboard' ),
				[
					self::LEAVE  => __( 'Leave it in the mailbox as it is', 'switchboard' ),
					self::MARK   => __( 'Mark it as read', 'switchboard' ),
					self::MOVE   => __( 'Move it to another folder', 'switchboard' ),
					self::DELETE => __( 'Delete it from the mailbox', 'switchboard' ),
				]
			),
			Setting::field( 'move_to', 'text', __( 'Folder to move to', 'switchboard' ) ),
			Setting::field( 'webhook_secret', 'secret', __( 'Secret', 'switchboard' ), __( 'Whoever posts mails must know it.', 'switchboard' ) ),
			Setting::field( 'aliases', 'list', __( 'Further addresses', 'switchboard' ), __( 'Other addresses whose mail arrives here, one a line.', 'switchboard' ) ),
		];
	}

	/**
	 * A setting of several lines.
	 *
	 * @param mixed $value Value.
	 * @return list<string>
	 */
	private static function lines( mixed $value ): array {
		return array_values( array_filter( array_map( static fn( mixed $line ): string => trim( (string) $line ), (array) $value ), static fn( string $line ): bool => '' !== $line ) );
	}
}
