<?php
/**
 * What is wrong with a mailbox's settings.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Setting;
use Switchboard\Foundation\Problem;

/**
 * Looks for what the fields can't say of themselves, without asking any mail server.
 *
 * @phpstan-import-type Value from Setting
 */
final class Settings_Check {

	/**
	 * Needs to know where the site may connect to.
	 *
	 * @param Host_Guard $guard Keeps out of the site's own network.
	 */
	public function __construct( private readonly Host_Guard $guard ) {
	}

	/**
	 * What is wrong.
	 *
	 * @param array<string, mixed> $settings All settings that count.
	 * @phpstan-param array<string, Value> $settings
	 * @param list<string>         $secrets  Keys of secrets that there would be.
	 * @param list<string>         $changed  Keys of settings that are new.
	 * @return array<string, string> Sentences by key.
	 */
	public function faults( array $settings, array $secrets, array $changed ): array {
		$faults = [
			'receiving_port' => self::port( $settings['receiving_port'] ),
			'smtp_port'      => self::port( $settings['smtp_port'] ),
			'aliases'        => self::aliases( (array) $settings['aliases'] ),
			'move_to'        => self::move_to( $settings ),
			...self::account( $settings, $secrets ),
		];
		foreach ( [ 'receiving_host', 'smtp_host' ] as $key ) {
			// One that stands there already was taken before; the test says what became of it.
			$faults[ $key ] = in_array( $key, $changed, true ) ? $this->host( $settings[ $key ] ) : '';
		}
		return array_filter( $faults, static fn( string $fault ): bool => '' !== $fault );
	}

	/**
	 * What is wrong with the name of a server. One that isn't known at the moment may be known later.
	 *
	 * @param mixed $host Name.
	 */
	private function host( mixed $host ): string {
		try {
			if ( is_string( $host ) && '' !== $host ) {
				$this->guard->addresses( $host );
			}
		} catch ( Problem $problem ) {
			return 'switchboard_mail_host_unknown' === $problem->name ? '' : $problem->getMessage();
		}
		return '';
	}

	/**
	 * What is wrong with a port; '' is the usual one.
	 *
	 * @param mixed $port Port.
	 */
	private static function port( mixed $port ): string {
		$number = is_numeric( $port ) ? (float) $port : 0.0;
		return '' === $port || ( floor( $number ) === $number && $number >= 1 && $number <= 65535 )
			? ''
			: __( 'A port is a whole number from 1 to 65535.', 'switchboard' );
	}

	/**
	 * What is wrong with the further addresses.
	 *
	 * @param array<mixed> $aliases Addresses.
	 */
	private static function aliases( array $aliases ): string {
		foreach ( $aliases as $alias ) {
			if ( ! is_email( (string) $alias ) ) {
				/* translators: %s: what should have been an e-mail address. */
				return sprintf( __( '“%s” is not an e-mail address.', 'switchboard' ), (string) $alias );
			}
		}
		return '';
	}

	/**
	 * What is wrong with the folder that read mails go to.
	 *
	 * @param array<string, mixed> $settings Settings.
	 */
	private static function move_to( array $settings ): string {
		$folders = (array) $settings['folders'];
		return '' !== $settings['move_to'] && in_array( $settings['move_to'], $folders ? $folders : [ 'INBOX' ], true )
			? __( 'This folder is read itself. Choose another one, or its mails would be moved round and round.', 'switchboard' )
			: '';
	}

	/**
	 * What is missing to sign in. Sending may need no sign-in at all, a mailbox always does.
	 *
	 * @param array<string, mixed> $settings Settings.
	 * @param list<string>         $secrets  Keys of secrets.
	 * @return array<string, string> Sentences by key.
	 */
	private static function account( array $settings, array $secrets ): array {
		$missing = __( 'Please fill this in.', 'switchboard' );
		$faults  = [];
		$fetched = in_array( $settings[ Receiving_Settings::WAY ], [ Receiving_Settings::IMAP, Receiving_Settings::POP3 ], true );
		if ( 'password' === $settings['sign_in'] && ( $fetched || '' !== $settings['user'] ) ) {
			if ( '' === $settings['user'] ) {
				$faults['user'] = $missing;
			}
			if ( ! in_array( 'password', $secrets, true ) ) {
				$faults['password'] = $missing;
			}
		}
		if ( '' !== $settings['smtp_user'] && ! in_array( 'smtp_password', $secrets, true ) ) {
			$faults['smtp_password'] = $missing;
		}
		return $faults;
	}
}
