<?php
/**
 * The mail server of the tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use Switchboard\Channels\Email\Net\Address_Check;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Trusted_Authorities;

/**
 * A real Dovecot, see bin/lib/dovecot.mjs. Each object is a user of its own with empty folders.
 */
final class Dovecot {

	/** In its certificate. */
	public const HOST = 'mail.example.test';

	/**
	 * The user's name.
	 *
	 * @var string
	 */
	public readonly string $user;

	/**
	 * Messages delivered so far.
	 *
	 * @var int
	 */
	private int $delivered = 0;

	/**
	 * A new user. Without a server the test is skipped.
	 */
	public function __construct() {
		if ( ! getenv( 'DOVECOT_IMAP' ) ) {
			\PHPUnit\Framework\TestCase::markTestSkipped( getenv( 'DOVECOT_MISSING' ) ?: 'No Dovecot runs: npm run test:php starts one' );
		}
		$this->user = 'u' . bin2hex( random_bytes( 6 ) );
	}

	/**
	 * How to reach it.
	 *
	 * @param string $service  `imap`, `imaps`, `pop3` or `pop3s`.
	 * @param string $host     Name that its certificate should have.
	 */
	public function endpoint( string $service, string $host = self::HOST ): Endpoint {
		$security = str_ends_with( $service, 's' ) ? Endpoint::TLS : Endpoint::STARTTLS;
		return new Endpoint( $host, (int) getenv( 'DOVECOT_' . strtoupper( $service ) ), $security );
	}

	/**
	 * A dialer that finds and trusts it.
	 *
	 * @param bool $trusts Whether it knows the authority that signed the certificate.
	 */
	public function dialer( bool $trusts = true ): Dialer {
		$check = new Address_Check( static fn(): bool => true, static fn(): array => [ '127.0.0.1' ] );
		return new Dialer( $check, new Trusted_Authorities( $trusts ? [ (string) getenv( 'DOVECOT_AUTHORITY' ) ] : [] ) );
	}

	/**
	 * The right password.
	 */
	public function password(): Credentials {
		return Credentials::password( $this->user, 'secret' );
	}

	/**
	 * An access token.
	 *
	 * @param int $expires When it does; in the past for one that is refused.
	 */
	public function token( int $expires ): Credentials {
		$encode = static fn( string $bytes ): string => rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
		$claims = [
			'sub' => $this->user,
			'iat' => min( time(), $expires ) - 60,
			'exp' => $expires,
		];
		$signed = $encode( '{"alg":"HS256","typ":"JWT"}' ) . '.' . $encode( (string) json_encode( $claims ) );
		return Credentials::token( $this->user, $signed . '.' . $encode( hash_hmac( 'sha256', $signed, (string) getenv( 'DOVECOT_TOKEN_KEY' ), true ) ) );
	}

	/**
	 * Puts a message into a folder.
	 *
	 * @param string $raw    Message.
	 * @param string $folder Name as Maildir writes it; '' for the inbox.
	 */
	public function deliver( string $raw, string $folder = '' ): void {
		$dir = getenv( 'DOVECOT_MAIL' ) . "/$this->user";
		foreach ( [ '', '/Maildir', ...( $folder ? [ "/Maildir/.$folder" ] : [] ) ] as $below ) {
			$this->make( $dir . $below );
		}
		$maildir = $dir . '/Maildir' . ( $folder ? "/.$folder" : '' );
		foreach ( [ 'tmp', 'new', 'cur' ] as $below ) {
			$this->make( "$maildir/$below" );
		}
		++$this->delivered;
		$name = time() . sprintf( '.M%06dP%d.test', $this->delivered, getmypid() );
		file_put_contents( "$maildir/tmp/$name", $raw );
		chmod( "$maildir/tmp/$name", 0666 );
		rename( "$maildir/tmp/$name", "$maildir/new/$name" );
	}

	/**
	 * Makes a folder that Dovecot's user can write in.
	 *
	 * @param string $dir Folder.
	 */
	private function make( string $dir ): void {
		if ( ! is_dir( $dir ) ) {
			mkdir( $dir );
			chmod( $dir, 0777 );
		}
	}
}
