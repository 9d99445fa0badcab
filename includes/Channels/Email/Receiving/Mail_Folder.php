<?php
/**
 * A folder that is read.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * How far a folder of a connection was read, and what was counted in it.
 */
final class Mail_Folder {

	/**
	 * As in the table; named arguments, please.
	 *
	 * @param int    $connection   Connection.
	 * @param string $path         Path as the server writes it; '' for POP3, which has one folder without a name.
	 * @param int    $uid_validity As long as the server says this number, its UIDs mean the same mails.
	 * @param int    $last_uid     Every mail up to this UID was seen to. For POP3: 1 when all that was there at first was seen to.
	 * @param int    $base_uid     UIDs below were there before the connection: of those, older ones are left alone.
	 * @param int    $since        What came before this moment is older, in seconds since 1970; 0 for nothing.
	 * @param string $error        Why the folder could not be read the last time, '' when it could.
	 * @param int    $on_server    Mails on the server.
	 * @param int    $here         Of these, mails that are here.
	 * @param int    $older        Of these, mails left alone because they are older.
	 * @param int    $counted_at   When that was counted.
	 * @param int    $fetched_at   When the folder was last read.
	 */
	public function __construct(
		public readonly int $connection,
		public readonly string $path,
		public readonly int $uid_validity = 0,
		public readonly int $last_uid = 0,
		public readonly int $base_uid = 0,
		public readonly int $since = 0,
		public readonly string $error = '',
		public readonly int $on_server = 0,
		public readonly int $here = 0,
		public readonly int $older = 0,
		public readonly int $counted_at = 0,
		public readonly int $fetched_at = 0
	) {
	}

	/**
	 * The same with changes.
	 *
	 * @param int|string ...$changes By name.
	 */
	public function with( int|string ...$changes ): self {
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/**
	 * Whether a mail may be one that is left alone: then it must be asked when it came.
	 *
	 * @param int $uid UID.
	 */
	public function may_leave_alone( int $uid ): bool {
		return $this->since > 0 && $uid < $this->base_uid;
	}

	/**
	 * From a row.
	 *
	 * @param array<string, string|null> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self(
			connection: (int) $row['connection_id'],
			path: (string) $row['path'],
			uid_validity: (int) $row['uid_validity'],
			last_uid: (int) $row['last_uid'],
			base_uid: (int) $row['base_uid'],
			since: (int) $row['since'],
			error: (string) $row['error'],
			on_server: (int) $row['on_server'],
			here: (int) $row['here'],
			older: (int) $row['older'],
			counted_at: (int) $row['counted_at'],
			fetched_at: (int) $row['fetched_at']
		);
	}
}
