<?php
/**
 * Site Health's look at storms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Inbound_Repository;
use Switchboard\Foundation\Clock;

/**
 * Tells who wrote so much lately that it was kept in silence: nobody got a notice of it.
 */
final class Storm_Check {

	/**
	 * Needs what came in, and time.
	 *
	 * @param Inbound_Repository $rows  Rows of what came in.
	 * @param Clock              $clock Clock.
	 */
	public function __construct( private readonly Inbound_Repository $rows, private readonly Clock $clock ) {
	}

	/**
	 * The check.
	 *
	 * @return array<string, mixed>
	 */
	public function check(): array {
		$lines = [];
		foreach ( $this->rows->storms( $this->clock->now() - DAY_IN_SECONDS ) as $sender => $messages ) {
			/* translators: 1: address of a sender, 2: number of messages. */
			$lines[] = sprintf( _n( '%1$s: %2$s message', '%1$s: %2$s messages', $messages, 'switchboard' ), $sender, number_format_i18n( $messages ) );
		}
		return [
			'label'       => $lines ? __( 'Somebody wrote more to the helpdesk than a person does', 'switchboard' ) : __( 'Nobody floods the helpdesk', 'switchboard' ),
			'status'      => $lines ? 'recommended' : 'good',
			'badge'       => [
				'label' => __( 'Helpdesk', 'switchboard' ),
				'color' => 'blue',
			],
			'description' => '<p>' . esc_html__( 'Above ten messages in ten minutes from one sender, the rest is kept in silence: it lies on tickets, but nobody is told of it.', 'switchboard' ) . '</p>'
				. implode( '', array_map( static fn( string $line ): string => '<p>' . esc_html( $line ) . '</p>', $lines ) ),
			'actions'     => '',
			'test'        => 'switchboard_storms',
		];
	}
}
