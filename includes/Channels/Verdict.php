<?php
/**
 * A filter's answer.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What should become of a message, and why in one word.
 */
final class Verdict {

	/**
	 * By the named constructors.
	 *
	 * @param string $action `accept`, `record`, `suspend` or `drop`.
	 * @param string $reason One word, such as `storm`.
	 */
	private function __construct( public readonly string $action, public readonly string $reason ) {
	}

	/**
	 * An ordinary message; no further filter is asked.
	 *
	 * @param string $reason Why.
	 */
	public static function accept( string $reason = '' ): self {
		return new self( 'accept', $reason );
	}

	/**
	 * Kept on its ticket in silence: nobody is told and nothing reopens.
	 *
	 * @param string $reason Why.
	 */
	public static function record( string $reason ): self {
		return new self( 'record', $reason );
	}

	/**
	 * Kept outside the tickets until a person looks.
	 *
	 * @param string $reason Why.
	 */
	public static function suspend( string $reason ): self {
		return new self( 'suspend', $reason );
	}

	/**
	 * Our own mail coming back: only the fact is kept.
	 *
	 * @param string $reason Why.
	 */
	public static function drop( string $reason ): self {
		return new self( 'drop', $reason );
	}
}
