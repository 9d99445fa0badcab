<?php
/**
 * From a request to what is tried.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Channel_Registry;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Connection_Settings;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Channels\Settings_Change;
use Switchboard\Foundation\Problem;

/**
 * Puts typed settings over stored ones. A stored secret is used only with the account and the servers that it was entered for:
 * whoever types another server must type the password too, else a test would be a way to have it sent anywhere.
 */
final class Candidates {

	/** Settings without which nobody can sign in. */
	private const ACCOUNT = [ 'sign_in', 'user', 'password', 'oauth_client_id', 'oauth_client_secret', 'oauth_tenant' ];

	/** What each trial looks at besides. */
	private const PARTS = [
		'receiving' => [ 'receiving', 'receiving_host', 'receiving_security', 'receiving_port' ],
		'sending'   => [ 'sending', 'smtp_host', 'smtp_security', 'smtp_port', 'smtp_user', 'smtp_password', 'smtp_sender' ],
	];

	/**
	 * Needs channels, rows and tokens.
	 *
	 * @param Channel_Registry      $channels    Knows the settings.
	 * @param Connection_Repository $connections Rows.
	 * @param Access                $access      Gives tokens.
	 */
	public function __construct( private readonly Channel_Registry $channels, private readonly Connection_Repository $connections, private readonly Access $access ) {
	}

	/**
	 * What a request describes.
	 *
	 * @param array<string, mixed> $sent `channel`, `settings`, and `connection` for one that is saved.
	 * @param string               $part `receiving` or `sending`: what is wrong elsewhere doesn't matter now.
	 * @throws Problem When it can't be tried.
	 */
	public function of( array $sent, string $part ): Candidate {
		$stored  = $this->stored( (int) ( $sent['connection'] ?? 0 ), (string) $sent['channel'] );
		$channel = $this->channels->find( (string) $sent['channel'] );
		if ( null === $channel || ! in_array( 'test', $channel->abilities(), true ) ) {
			throw Problem::invalid( 'channel', __( 'This channel can’t be tried.', 'switchboard' ) );
		}
		$parsed = Connection_Settings::parse( $channel, (array) $sent['settings'] );
		$change = new Settings_Change( $channel, $stored, $parsed['settings'], $parsed['secrets'] );
		$faults = array_intersect_key( $parsed['faults'] + $change->faults(), array_flip( [ ...self::ACCOUNT, ...self::PARTS[ $part ] ] ) );
		if ( $faults ) {
			throw Connection_Settings::all_faults( $faults );
		}
		return new Candidate(
			new Connection( (int) $stored?->id, $channel->id(), (string) $stored?->name, (int) ( $sent['inbox'] ?? $stored->inbox_id ?? 0 ), $change->in_force() ),
			$parsed['secrets'],
			$stored,
			! array_key_exists( Access::KEY, $change->outdated() ),
			$this->connections,
			$this->access
		);
	}

	/**
	 * The connection as it is saved.
	 *
	 * @param int    $id      Connection; 0 for a new one.
	 * @param string $channel Channel.
	 * @throws Problem When there is none, or it is of another channel.
	 */
	private function stored( int $id, string $channel ): ?Connection {
		$stored = $id ? $this->connections->find( $id ) ?? throw Problem::not_found( 'connection' ) : null;
		if ( $stored && $stored->channel !== $channel ) {
			throw Problem::invalid( 'channel', __( 'This connection is of another channel.', 'switchboard' ) );
		}
		return $stored;
	}
}
