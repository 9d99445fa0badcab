<?php
/**
 * A connection's mail server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Smtp;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Setting;

/**
 * How a connection's replies leave, as the settings say.
 *
 * @phpstan-import-type Field from Setting
 */
final class Smtp_Settings {

	/** Ports by kind of encryption. */
	private const PORTS = [
		Endpoint::TLS      => 465,
		Endpoint::STARTTLS => 587,
		Endpoint::PLAIN    => 25,
	];

	/**
	 * Made by of().
	 *
	 * @param string $host     Name of the server.
	 * @param int    $port     Port.
	 * @param string $security As Endpoint.
	 * @param string $user     User name; '' for a server that asks for none.
	 * @param string $secret   Key of the stored password.
	 * @param string $sender   Envelope sender, where refusals go; '' for the sender.
	 */
	private function __construct(
		public readonly string $host,
		public readonly int $port,
		public readonly string $security,
		public readonly string $user,
		public readonly string $secret,
		public readonly string $sender
	) {
	}

	/**
	 * The server of a connection.
	 *
	 * @param Connection $connection Connection.
	 * @return self|null Null when its mails leave by the site's mailer.
	 */
	public static function of( Connection $connection ): ?self {
		$host = $connection->text( 'smtp_host' );
		if ( 'smtp' !== $connection->text( 'sending' ) || '' === $host ) {
			return null;
		}
		$security = $connection->text( 'smtp_security', Endpoint::TLS );
		$port     = (int) $connection->text( 'smtp_port' );
		$own      = $connection->text( 'smtp_user' );
		return new self(
			$host,
			$port > 0 && $port < 65536 ? $port : self::usual_port( $security ),
			$security,
			'' === $own ? $connection->text( 'user' ) : $own,
			'' === $own ? 'password' : 'smtp_password',
			$connection->text( 'smtp_sender' )
		);
	}

	/**
	 * Fields of the settings screen.
	 *
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Field>
	 */
	public static function fields(): array {
		$own = [ 'when' => [ [ 'sending' => [ 'smtp' ] ] ] ];
		return [
			Setting::select(
				'sending',
				__( 'Replies leave through', 'switchboard' ),
				[
					'site' => __( 'The site’s mailer', 'switchboard' ),
					'smtp' => __( 'Own mail server (SMTP)', 'switchboard' ),
				]
			),
			Setting::field(
				'smtp_host',
				'text',
				__( 'SMTP server', 'switchboard' ),
				'',
				$own + [
					'required'    => true,
					'placeholder' => 'smtp.example.com',
					'width'       => 'half',
				]
			),
			Setting::select(
				'smtp_security',
				__( 'SMTP security', 'switchboard' ),
				[
					Endpoint::TLS      => __( 'TLS', 'switchboard' ),
					Endpoint::STARTTLS => __( 'STARTTLS', 'switchboard' ),
					Endpoint::PLAIN    => __( 'None, only on this machine', 'switchboard' ),
				],
				'',
				$own + [ 'width' => 'quarter' ]
			),
			Setting::field( 'smtp_port', 'number', __( 'SMTP port', 'switchboard' ), __( 'Empty for the usual one.', 'switchboard' ), $own + [ 'width' => 'quarter' ] ),
			Setting::field(
				'smtp_user',
				'text',
				__( 'User name for sending', 'switchboard' ),
				__( 'Only if it differs from the user name above.', 'switchboard' ),
				$own + [
					'width'  => 'half',
					'folded' => true,
				]
			),
			Setting::field(
				'smtp_password',
				'secret',
				__( 'Password for sending', 'switchboard' ),
				__( 'Only with a user name of its own.', 'switchboard' ),
				$own + [
					'width'  => 'half',
					'folded' => true,
					'bound'  => [ 'smtp_user', 'smtp_host', 'smtp_security' ],
				]
			),
			Setting::field( 'smtp_sender', 'email', __( 'Address for refused mail', 'switchboard' ), __( 'Where mail servers report what they can’t deliver. Empty for the inbox’s address.', 'switchboard' ), $own + [ 'folded' => true ] ),
			Setting::field( 'sending_test', 'test', __( 'Test sending', 'switchboard' ), '', [ 'tests' => 'sending' ] ),
		];
	}

	/**
	 * The port that goes with a kind of encryption; 0 for none.
	 *
	 * @param string $security As Endpoint.
	 */
	public static function usual_port( string $security ): int {
		return self::PORTS[ $security ] ?? 0;
	}
}
