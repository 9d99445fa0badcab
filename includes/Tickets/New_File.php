<?php
/**
 * A file on its way onto a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A file that was checked and lies in its private place, but has no row yet: it gets one with its message, or goes again.
 */
final class New_File {

	/**
	 * By Attachments::keep().
	 *
	 * @param string $path   Path in the private place.
	 * @param int    $size   Bytes.
	 * @param string $hash   SHA-256 of the content.
	 * @param string $name   Checked name.
	 * @param string $type   Checked type.
	 * @param int    $width  Of a picture, in pixels.
	 * @param int    $height Likewise.
	 * @param bool   $inline Whether the text shows it.
	 * @param string $cid    Content-ID by which the text refers to it, without brackets.
	 */
	public function __construct(
		public readonly string $path,
		public readonly int $size,
		public readonly string $hash,
		public readonly string $name,
		public readonly string $type,
		public readonly int $width = 0,
		public readonly int $height = 0,
		public readonly bool $inline = false,
		public readonly string $cid = ''
	) {
	}

	/**
	 * As the table names it.
	 *
	 * @return array<string, int|string>
	 */
	public function columns(): array {
		return [
			'path'   => $this->path,
			'size'   => $this->size,
			'hash'   => $this->hash,
			'name'   => $this->name,
			'type'   => $this->type,
			'width'  => $this->width,
			'height' => $this->height,
			'inline' => (int) $this->inline,
			'cid'    => mb_substr( $this->cid, 0, 191 ),
		];
	}
}
