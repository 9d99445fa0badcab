<?php
/**
 * Hooks of mail that comes in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Module;

/**
 * Shows storms in Site Health, and on a connection that its automatic answers are paused.
 */
final class Receiving_Module implements Module {

	/**
	 * Needs nothing until something happens.
	 *
	 * @param \Closure(): Storm_Check           $storms      Look at storms.
	 * @param \Closure(): Connection_Repository $connections Connections.
	 */
	public function __construct( private readonly \Closure $storms, private readonly \Closure $connections ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_filter( 'site_status_tests', [ $this, 'add_check' ] );
		add_action( 'switchboard_automatic_answers_paused', [ $this, 'show_pause' ], 10, 2 );
	}

	/**
	 * Adds the check.
	 *
	 * @param array{direct?: array<string, mixed>, async?: array<string, mixed>} $tests Tests.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_check( array $tests ): array {
		$tests['direct']['switchboard_storms'] = [
			'label' => __( 'Floods of mail to the helpdesk', 'switchboard' ),
			'test'  => fn(): array => ( $this->storms )()->check(),
		];
		return $tests;
	}

	/**
	 * Writes a pause down.
	 *
	 * @param int $connection Connection; 0 for what came by none.
	 * @param int $until      Seconds since 1970.
	 */
	public function show_pause( int $connection, int $until ): void {
		if ( $connection > 0 ) {
			( $this->connections )()->pause_answers( $connection, $until );
		}
	}
}
