<?php
/**
 * Where a mail lies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * A mail's place on its server: what makes a mail that is fetched twice one mail.
 */
final class Place {

	/** What the column of ids holds. */
	private const MOST_UID = 70;

	/**
	 * As the server says.
	 *
	 * @param string $folder       Path of the folder; '' for POP3, which has none.
	 * @param int    $uid_validity Of the folder; 0 for POP3.
	 * @param string $uid          UID, or POP3's unique id.
	 */
	public function __construct( public readonly string $folder, public readonly int $uid_validity, public readonly string $uid ) {
	}

	/**
	 * The id as tables hold it: those of some POP3 servers are longer.
	 */
	public function key(): string {
		return strlen( $this->uid ) > self::MOST_UID ? '#' . hash( 'sha256', $this->uid ) : $this->uid;
	}

	/**
	 * A folder as tables hold it: paths may be long, and two of them may differ by case alone.
	 *
	 * @param string $path Path as the server writes it.
	 */
	public static function folder_key( string $path ): string {
		return hash( 'sha256', $path );
	}
}
