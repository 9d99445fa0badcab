<?php
/**
 * The parts of a mail that aren't inside another mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * A walk over the tree that doesn't enter embedded messages: what stands in there is another mail's.
 */
final class Outer_Parts {

	private const MAX = 100;

	/**
	 * The leaves, in order; an embedded message is a leaf.
	 *
	 * @param Mail $mail Mail.
	 * @return list<Part>
	 */
	public static function of( Mail $mail ): array {
		$leaves = [];
		$queue  = [ $mail->root ];
		for ( $seen = 0; [] !== $queue && $seen < self::MAX; $seen++ ) {
			$part = array_shift( $queue );
			if ( str_starts_with( $part->type, 'multipart/' ) && [] !== $part->parts ) {
				array_unshift( $queue, ...$part->parts );
			} else {
				$leaves[] = $part;
			}
		}
		return $leaves;
	}
}
