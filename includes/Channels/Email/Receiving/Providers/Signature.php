<?php
/**
 * What is told of signatures.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Foundation\Problem;

/**
 * The refusals that all signed providers share.
 */
final class Signature {

	/**
	 * Of one that is missing or wrong; nobody is told which.
	 */
	public static function wrong(): Problem {
		return new Problem( 'switchboard_wrong_signature', __( 'The signature of this post is missing or wrong.', 'switchboard' ), 401 );
	}

	/**
	 * Of one that was made too long ago, or ahead of its time.
	 *
	 * @param int $signed_at When it was made.
	 * @param int $now       Now.
	 * @param int $longest   Seconds for which it is good.
	 * @param int $ahead     Seconds that the other clock may be ahead.
	 * @throws Problem 401 when it isn't good now.
	 */
	public static function expect_fresh( int $signed_at, int $now, int $longest, int $ahead ): void {
		if ( $now - $signed_at > $longest || $signed_at - $now > $ahead ) {
			throw new Problem( 'switchboard_stale_signature', __( 'The signature of this post is too old, or the clock of this server is wrong.', 'switchboard' ), 401 );
		}
	}

	/**
	 * Of one that can't be checked on this server; the provider tries again, and nothing is lost meanwhile.
	 *
	 * @param string $message Why.
	 */
	public static function unverifiable( string $message ): Problem {
		return new Problem( 'switchboard_signature_unverifiable', $message, 503 );
	}
}
