<?php
/**
 * Sets of UIDs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * Writes many UIDs short, as `1:4,7`.
 */
final class Uid_Set {

	/** Servers refuse lines of some thousand bytes. */
	private const MOST_LENGTH = 1000;

	/**
	 * As many sets as it takes for lines of a bearable length.
	 *
	 * @param list<int> $uids UIDs.
	 * @return list<string>
	 */
	public static function of( array $uids ): array {
		$uids = array_values( array_unique( $uids ) );
		sort( $uids );
		$sets  = [];
		$set   = '';
		$count = count( $uids );
		for ( $first = 0; $first < $count; $first = $last + 1 ) {
			$last = $first;
			while ( $last + 1 < $count && $uids[ $last + 1 ] === $uids[ $last ] + 1 ) {
				++$last;
			}
			$range = $first === $last ? (string) $uids[ $first ] : "{$uids[ $first ]}:{$uids[ $last ]}";
			if ( '' !== $set && strlen( $set ) + strlen( $range ) >= self::MOST_LENGTH ) {
				$sets[] = $set;
				$set    = '';
			}
			$set .= ( '' === $set ? '' : ',' ) . $range;
		}
		return '' === $set ? $sets : [ ...$sets, $set ];
	}
}
