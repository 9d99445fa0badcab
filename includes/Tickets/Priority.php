<?php
/**
 * Priorities.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Words in the interface, numbers in the table: they sort.
 */
final class Priority {

	public const NORMAL = 2;

	private const NAMES = [
		1 => 'low',
		2 => 'normal',
		3 => 'high',
		4 => 'urgent',
	];

	/**
	 * The word.
	 *
	 * @param int $priority 1 to 4.
	 */
	public static function name( int $priority ): string {
		return self::NAMES[ $priority ] ?? 'normal';
	}

	/**
	 * The number.
	 *
	 * @param string $name Word.
	 */
	public static function number( string $name ): int {
		return (int) ( array_search( $name, self::NAMES, true ) ?: self::NORMAL );
	}
}
