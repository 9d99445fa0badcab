<?php
/**
 * Client secrets that end.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Clock;

/**
 * Warns before mail stands still because a client secret has expired.
 */
final class Secret_Expiry {

	/** Days before the end from which the owner is warned. */
	private const DAYS = 30;

	/**
	 * Needs connections and time.
	 *
	 * @param Connection_Repository $connections Connections.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct( private readonly Connection_Repository $connections, private readonly Clock $clock ) {
	}

	/**
	 * How a connection's secret stands.
	 *
	 * @param Connection $connection Connection.
	 * @return string `none` (doesn't end, or nobody said when), `ok`, `soon` or `over`.
	 */
	public function state( Connection $connection ): string {
		$day = $connection->text( 'oauth_secret_expires' );
		if ( '' === $day || null === Provider::of( $connection ) ) {
			return 'none';
		}
		$left = (int) strtotime( "$day 00:00:00 UTC" ) - $this->clock->now();
		if ( $left <= 0 ) {
			return 'over';
		}
		return $left <= self::DAYS * DAY_IN_SECONDS ? 'soon' : 'ok';
	}

	/**
	 * The check of Site Health.
	 *
	 * @return array<string, mixed>
	 */
	public function check(): array {
		$lines = [];
		$worst = 'good';
		foreach ( $this->connections->all() as $connection ) {
			$state = $this->state( $connection );
			$day   = wp_date( (string) get_option( 'date_format' ), (int) strtotime( $connection->text( 'oauth_secret_expires' ) . ' 12:00:00 UTC' ), new \DateTimeZone( 'UTC' ) );
			if ( 'over' === $state ) {
				$worst = 'critical';
				/* translators: 1: name of a connection, 2: day. */
				$lines[] = sprintf( __( 'The client secret of “%1$s” expired on %2$s. Make a new one at the provider and enter it in the connection’s settings.', 'switchboard' ), $connection->name, $day );
			} elseif ( 'soon' === $state ) {
				$worst = 'critical' === $worst ? $worst : 'recommended';
				/* translators: 1: name of a connection, 2: day. */
				$lines[] = sprintf( __( 'The client secret of “%1$s” expires on %2$s. Make a new one at the provider in time: afterwards no mail comes in or goes out.', 'switchboard' ), $connection->name, $day );
			}
		}
		return [
			'label'       => $lines ? __( 'A client secret of the helpdesk’s mail expires', 'switchboard' ) : __( 'No client secret of the helpdesk’s mail expires soon', 'switchboard' ),
			'status'      => $worst,
			'badge'       => [
				'label' => __( 'Helpdesk', 'switchboard' ),
				'color' => 'blue',
			],
			'description' => implode( '', array_map( static fn( string $line ): string => '<p>' . esc_html( $line ) . '</p>', $lines ? $lines : [ __( 'Mail providers end the access of apps whose secret has expired.', 'switchboard' ) ] ) ),
			'actions'     => '',
			'test'        => 'switchboard_client_secrets',
		];
	}
}
