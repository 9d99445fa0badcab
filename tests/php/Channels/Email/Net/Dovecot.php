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
	 * @param int    $when   When it comes, in seconds since 1970; 0 for now.
	 */
	public function deliver( string $raw, string $folder = '', int $when = 0 ): void {
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
		touch( "$maildir/tmp/$name", $when ?: time() );
		rename( "$maildir/tmp/$name", "$maildir/new/$name" );
	}

	/**
	 * Takes all flags off the inbox's messages, behind everybody's back.
	 */
	public function unflag(): void {
		foreach ( glob( getenv( 'DOVECOT_MAIL' ) . "/$this->user/Maildir/cur/*:2,*" ) ?: [] as $file ) {
			rename( $file, substr( $file, 0, (int) strrpos( $file, ',' ) + 1 ) );
		}
	}

	/**
	 * Takes a message out of the inbox, behind everybody's back.
	 *
	 * @param string $subject Its subject.
	 */
	public function remove( string $subject ): void {
		foreach ( glob( getenv( 'DOVECOT_MAIL' ) . "/$this->user/Maildir/{new,cur}/*", GLOB_BRACE ) ?: [] as $file ) {
			if ( str_contains( (string) file_get_contents( $file ), "Subject: $subject\r\n" ) ) {
				unlink( $file );
			}
		}
	}

	/**
	 * Gives all messages of the inbox new UIDs, as a server does that was set up anew.
	 */
	public function renumber(): void {
		array_map( 'unlink', glob( getenv( 'DOVECOT_MAIL' ) . "/$this->user/Maildir/dovecot*" ) ?: [] );
		// UIDVALIDITY is the second in which it began.
		sleep( 1 );
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
