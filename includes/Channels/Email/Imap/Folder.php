<?php
/**
 * A folder on the server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * One line of LIST.
 */
final class Folder {

	/** What a folder is for (RFC 6154), by the attribute that says so. */
	public const ROLES = [
		'\\all'     => 'all',
		'\\archive' => 'archive',
		'\\drafts'  => 'drafts',
		'\\flagged' => 'flagged',
		'\\junk'    => 'junk',
		'\\sent'    => 'sent',
		'\\trash'   => 'trash',
	];

	/**
	 * Named arguments, please.
	 *
	 * @param string $path       As the server writes it: this goes into commands.
	 * @param string $name       As people read it.
	 * @param string $delimiter  Between a folder and those in it; '' for none.
	 * @param string $role       `inbox`, one of ROLES, or ''.
	 * @param bool   $selectable Whether it holds messages.
	 */
	public function __construct(
		public readonly string $path,
		public readonly string $name,
		public readonly string $delimiter,
		public readonly string $role,
		public readonly bool $selectable
	) {
	}
}
