<?php
/**
 * A status.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A label inside a fixed category: the category's own (default), or one that the site added.
 */
final class Status {

	/**
	 * As in the table; empty labels mean the built-in ones.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $category,
		public readonly string $label,
		public readonly string $customer_label,
		public readonly bool $is_default,
		public readonly int $position
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(string) $row['category'],
			(string) $row['label'],
			(string) $row['customer_label'],
			(bool) (int) $row['is_default'],
			(int) $row['position']
		);
	}

	/**
	 * What agents read.
	 */
	public function label(): string {
		return '' === $this->label ? Status_Category::label( $this->category ) : $this->label;
	}

	/**
	 * What customers read.
	 */
	public function customer_label(): string {
		return '' === $this->customer_label ? Status_Category::customer_label( $this->category ) : $this->customer_label;
	}
}
