<?php
/**
 * Where a connection's mail comes from.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Imap\Mailbox_Name;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Setting;

/**
 * How mail reaches a connection, as its settings say.
 *
 * @phpstan-import-type Field from Setting
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

	/** Settings: what proves that a post comes from whom it says. */
	public const SECRET      = 'webhook_secret';
	public const SIGNING_KEY = 'mailgun_signing_key';
	public const PUBLIC_KEY  = 'sendgrid_public_key';
	public const TOPIC       = 'sns_topic';

	/** Ways by which somebody else posts to the site. */
	public const POSTED = [ self::WEBHOOK, self::POSTMARK, self::MAILGUN, self::SENDGRID, self::SES ];

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
		$way      = $connection->text( self::WAY, self::NONE );
		$security = $connection->text( 'receiving_security', Endpoint::TLS );
		$port     = (int) $connection->text( 'receiving_port' );
		$days     = $connection->text( 'receiving_from', '0' );
		$folders  = self::lines( $connection->settings['folders'] ?? [] );
		return new self(
			$way,
			$connection->text( 'receiving_host' ),
			$port > 0 && $port < 65536 ? $port : self::usual_port( $way, $security ),
			$security,
			$folders ? array_map( self::path( ... ), $folders ) : [ 'INBOX' ],
			$connection->text( 'after_reading', self::LEAVE ),
			self::path( $connection->text( 'move_to' ) ),
			'all' === $days ? null : (int) $days,
			array_map( 'strtolower', self::lines( $connection->settings['aliases'] ?? [] ) )
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
		return in_array( $this->way, self::POSTED, true );
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
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Field>
	 */
	public static function fields(): array {
		$fetched = [ 'when' => [ [ self::WAY => [ self::IMAP, self::POP3 ] ] ] ];
		$by_imap = [ [ self::WAY => [ self::IMAP ] ] ];
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
			Setting::field(
				'receiving_host',
				'text',
				__( 'Server', 'switchboard' ),
				'',
				$fetched + [
					'required'    => true,
					'placeholder' => 'imap.example.com',
					'width'       => 'half',
				]
			),
			Setting::select(
				'receiving_security',
				__( 'Security', 'switchboard' ),
				[
					Endpoint::TLS      => __( 'TLS', 'switchboard' ),
					Endpoint::STARTTLS => __( 'STARTTLS', 'switchboard' ),
					Endpoint::PLAIN    => __( 'None, only on this machine', 'switchboard' ),
				],
				'',
				$fetched + [ 'width' => 'quarter' ]
			),
			Setting::field( 'receiving_port', 'number', __( 'Port', 'switchboard' ), __( 'Empty for the usual one.', 'switchboard' ), $fetched + [ 'width' => 'quarter' ] ),
			Setting::field( 'folders', 'folders', __( 'Folders to read', 'switchboard' ), '', [ 'when' => $by_imap ] ),
			Setting::select(
				'receiving_from',
				__( 'Take in mails', 'switchboard' ),
				[
					'0'   => __( 'From now on', 'switchboard' ),
					'7'   => __( 'Of the last 7 days', 'switchboard' ),
					'30'  => __( 'Of the last 30 days', 'switchboard' ),
					'365' => __( 'Of the last year', 'switchboard' ),
					'all' => __( 'All of them', 'switchboard' ),
				],
				'',
				$fetched + [ 'width' => 'half' ]
			),
			Setting::select(
				'after_reading',
				__( 'Once a mail is here', 'switchboard' ),
				[
					self::LEAVE  => __( 'Leave it in the mailbox as it is', 'switchboard' ),
					self::MARK   => __( 'Mark it as read', 'switchboard' ),
					self::MOVE   => __( 'Move it to another folder', 'switchboard' ),
					self::DELETE => __( 'Delete it from the mailbox', 'switchboard' ),
				],
				'',
				$fetched + [ 'width' => 'half' ],
				[
					self::MARK => $by_imap,
					self::MOVE => $by_imap,
				]
			),
			Setting::field(
				'move_to',
				'folder',
				__( 'Folder to move to', 'switchboard' ),
				'',
				[
					'when'     => [
						[
							self::WAY       => [ self::IMAP ],
							'after_reading' => [ self::MOVE ],
						],
					],
					'required' => true,
				]
			),
			Setting::field(
				self::SECRET,
				'secret',
				__( 'Secret', 'switchboard' ),
				__( 'Whoever posts mails must know it. Nobody has to remember it: it becomes a part of the address.', 'switchboard' ),
				[
					'when'     => [ [ self::WAY => [ self::WEBHOOK, self::POSTMARK, self::SENDGRID ] ] ],
					'required' => true,
					'generate' => true,
				]
			),
			Setting::field(
				self::SIGNING_KEY,
				'secret',
				__( 'Mailgun’s signing key', 'switchboard' ),
				__( 'The “HTTP webhook signing key” of your Mailgun account.', 'switchboard' ),
				[
					'when'     => [ [ self::WAY => [ self::MAILGUN ] ] ],
					'required' => true,
				]
			),
			Setting::field(
				self::PUBLIC_KEY,
				'text',
				__( 'SendGrid’s public key', 'switchboard' ),
				__( 'Only if a security policy of SendGrid signs the posts, and PHP leaves them whole (enable_post_data_reading is off for this address). Empty: the secret in the address counts.', 'switchboard' ),
				[
					'when'   => [ [ self::WAY => [ self::SENDGRID ] ] ],
					'folded' => true,
				]
			),
			Setting::field(
				self::TOPIC,
				'text',
				__( 'Amazon’s topic', 'switchboard' ),
				__( 'The ARN of the SNS topic to which SES publishes mails. Only its subscription is confirmed.', 'switchboard' ),
				[
					'when'        => [ [ self::WAY => [ self::SES ] ] ],
					'required'    => true,
					'placeholder' => 'arn:aws:sns:eu-west-1:123456789012:mail',
				]
			),
			Setting::field( 'post_to', 'post_to', __( 'Address to post to', 'switchboard' ), '', [ 'when' => [ [ self::WAY => self::POSTED ] ] ] ),
			Setting::field( 'receiving_test', 'test', __( 'Test receiving', 'switchboard' ), '', $fetched + [ 'tests' => 'receiving' ] ),
		];
	}

	/**
	 * Field for further addresses.
	 *
	 * @return array<string, mixed>
	 * @phpstan-return Field
	 */
	public static function aliases_field(): array {
		return Setting::field(
			'aliases',
			'list',
			__( 'Further addresses', 'switchboard' ),
			__( 'Other addresses whose mail arrives here, such as aliases of the mailbox. They are recognised as your own.', 'switchboard' ),
			[ 'when' => [ [ self::WAY => [ self::IMAP, self::POP3, ...self::POSTED ] ] ] ]
		);
	}

	/**
	 * The port that goes with a way and a kind of encryption; 0 for none.
	 *
	 * @param string $way      One of the ways.
	 * @param string $security As Endpoint.
	 */
	public static function usual_port( string $way, string $security ): int {
		return self::PORTS[ $way ][ $security ] ?? 0;
	}

	/**
	 * A folder as the server writes it: one that a person typed by hand stands there as people write it.
	 *
	 * @param string $folder Path or name.
	 */
	private static function path( string $folder ): string {
		return Mailbox_Name::decode( $folder ) === $folder ? Mailbox_Name::encode( $folder ) : $folder;
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
