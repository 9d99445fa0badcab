<?php
/**
 * An attachment.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A file on a message, or one that waits for its message.
 */
final class Attachment {

	/**
	 * As in the table; sizes in bytes and pixels.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly string $owner_key,
		public readonly string $name,
		public readonly string $type,
		public readonly int $size,
		public readonly string $hash,
		public readonly string $path,
		public readonly bool $inline,
		public readonly string $cid,
		public readonly int $width,
		public readonly int $height,
		public readonly int $created_at
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
			(int) $row['ticket_id'],
			(int) $row['message_id'],
			(string) $row['owner_key'],
			(string) $row['name'],
			(string) $row['type'],
			(int) $row['size'],
			(string) $row['hash'],
			(string) $row['path'],
			(bool) (int) $row['inline'],
			(string) $row['cid'],
			(int) $row['width'],
			(int) $row['height'],
			(int) $row['created_at']
		);
	}

	/**
	 * Whether a browser may show it in place: pictures without script only.
	 */
	public function is_picture(): bool {
		return in_array( $this->type, [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ], true );
	}
}
