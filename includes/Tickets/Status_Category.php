<?php
/**
 * The fixed status categories.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Categories are the house's, labels are the site's.
 */
final class Status_Category {

	public const NEW     = 'new';
	public const OPEN    = 'open';
	public const PENDING = 'pending';
	public const ON_HOLD = 'on_hold';
	public const SOLVED  = 'solved';
	public const CLOSED  = 'closed';
	public const SPAM    = 'spam';
	public const TRASH   = 'trash';

	public const ALL = [ self::NEW, self::OPEN, self::PENDING, self::ON_HOLD, self::SOLVED, self::CLOSED, self::SPAM, self::TRASH ];

	/** Somebody still has to do something. */
	public const UNSOLVED = [ self::NEW, self::OPEN, self::PENDING, self::ON_HOLD ];

	/** It is our turn. */
	public const OURS = [ self::NEW, self::OPEN ];

	/** Put aside; the status before is remembered. */
	public const ASIDE = [ self::SPAM, self::TRASH ];

	/**
	 * Whether nobody has to do anything any more.
	 *
	 * @param string $category Category.
	 */
	public static function is_finished( string $category ): bool {
		return ! in_array( $category, self::UNSOLVED, true );
	}

	/**
	 * The built-in label for agents.
	 *
	 * @param string $category Category.
	 */
	public static function label( string $category ): string {
		return match ( $category ) {
			self::NEW     => _x( 'New', 'ticket status', 'switchboard' ),
			self::OPEN    => _x( 'Open', 'ticket status', 'switchboard' ),
			self::PENDING => _x( 'Pending', 'ticket status', 'switchboard' ),
			self::ON_HOLD => _x( 'On hold', 'ticket status', 'switchboard' ),
			self::SOLVED  => _x( 'Solved', 'ticket status', 'switchboard' ),
			self::CLOSED  => _x( 'Closed', 'ticket status', 'switchboard' ),
			self::SPAM    => _x( 'Spam', 'ticket status', 'switchboard' ),
			default       => _x( 'Trash', 'ticket status', 'switchboard' ),
		};
	}

	/**
	 * The built-in label for customers, who need not know our queues.
	 *
	 * @param string $category Category.
	 */
	public static function customer_label( string $category ): string {
		return match ( $category ) {
			self::PENDING => _x( 'Answered', 'ticket status for customers', 'switchboard' ),
			self::SOLVED  => _x( 'Solved', 'ticket status for customers', 'switchboard' ),
			self::CLOSED, self::SPAM, self::TRASH => _x( 'Closed', 'ticket status for customers', 'switchboard' ),
			default       => _x( 'With us', 'ticket status for customers', 'switchboard' ),
		};
	}
}
