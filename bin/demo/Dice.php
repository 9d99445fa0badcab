<?php
/**
 * Chance that falls the same every time.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

/**
 * Numbers from a seed: two demos are alike on every machine.
 */
final class Dice {

	/**
	 * Starts from a seed.
	 *
	 * @param int $state Seed.
	 */
	public function __construct( private int $state ) {
	}

	/**
	 * A number between two others, both included.
	 *
	 * @param int $min Least.
	 * @param int $max Most.
	 */
	public function number( int $min, int $max ): int {
		$this->state = ( $this->state * 1103515245 + 12345 ) & 0x7fffffff;
		return $min + ( $this->state >> 8 ) % ( $max - $min + 1 );
	}

	/**
	 * True so many times in a hundred.
	 *
	 * @param int $percent Chance.
	 */
	public function falls( int $percent ): bool {
		return $this->number( 1, 100 ) <= $percent;
	}

	/**
	 * One of a list.
	 *
	 * @template T
	 * @param list<T> $choices Choices.
	 * @return T
	 */
	public function pick( array $choices ): mixed {
		return $choices[ $this->number( 0, count( $choices ) - 1 ) ];
	}

	/**
	 * The same list in another order.
	 *
	 * @template T
	 * @param list<T> $items Items.
	 * @return list<T>
	 */
	public function shuffle( array $items ): array {
		for ( $last = count( $items ) - 1; $last > 0; $last-- ) {
			$other = $this->number( 0, $last );

			[ $items[ $last ], $items[ $other ] ] = [ $items[ $other ], $items[ $last ] ];
		}
		return array_values( $items );
	}
}
