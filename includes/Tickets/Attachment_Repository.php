<?php
/**
 * Rows of attachments.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Stores what is known of files. A file belongs to its uploader until it is attached to a message, once and for good.
 */
final class Attachment_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * An attachment.
	 *
	 * @param int $id Attachment.
	 */
	public function find( int $id ): ?Attachment {
		$row = $this->database->row( 'SELECT * FROM {attachment} WHERE id = %d', [ $id ] );
		return $row ? Attachment::from_row( $row ) : null;
	}

	/**
	 * Attachments of messages, in one query.
	 *
	 * @param list<int> $ids Messages.
	 * @return array<int, list<Attachment>> By message; each asked for is there.
	 */
	public function of_messages( array $ids ): array {
		$attachments = array_fill_keys( $ids, [] );
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT * FROM {attachment} WHERE message_id IN (' . Database::placeholders( $ids ) . ') ORDER BY id', $ids ) as $row ) {
				$attachments[ (int) $row['message_id'] ][] = Attachment::from_row( $row );
			}
		}
		return $attachments;
	}

	/**
	 * Attachments of a ticket.
	 *
	 * @param int $ticket_id Ticket.
	 * @return list<Attachment>
	 */
	public function of_ticket( int $ticket_id ): array {
		return self::all_of( $this->database->rows( 'SELECT * FROM {attachment} WHERE ticket_id = %d ORDER BY id', [ $ticket_id ] ) );
	}

	/**
	 * Those of some files that an owner uploaded and that belong to no message yet.
	 *
	 * @param list<int> $ids       Attachments.
	 * @param string    $owner_key Owner.
	 * @return list<Attachment>
	 */
	public function unattached( array $ids, string $owner_key ): array {
		return $ids ? self::all_of( $this->database->rows( 'SELECT * FROM {attachment} WHERE id IN (' . Database::placeholders( $ids ) . ') AND message_id = 0 AND owner_key = %s ORDER BY id', [ ...$ids, $owner_key ] ) ) : [];
	}

	/**
	 * How many files an owner uploaded that belong to no message yet.
	 *
	 * @param string $owner_key Owner.
	 */
	public function count_unattached( string $owner_key ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM {attachment} WHERE owner_key = %s AND message_id = 0', [ $owner_key ] );
	}

	/**
	 * Adds an attachment that belongs to no message yet.
	 *
	 * @param array<string, int|string> $columns Columns.
	 */
	public function insert( array $columns ): Attachment {
		$columns += [
			'inline' => 0,
			'cid'    => '',
			'width'  => 0,
			'height' => 0,
		];
		return Attachment::from_row(
			[
				'id'         => $this->database->insert( 'attachment', $columns ),
				'ticket_id'  => 0,
				'message_id' => 0,
			] + $columns
		);
	}

	/**
	 * Adds the files that come with a message.
	 *
	 * @param list<New_File> $files      Files.
	 * @param string         $owner_key  Who brought them.
	 * @param int            $ticket_id  Ticket of the message.
	 * @param int            $message_id Message.
	 * @param int            $created_at Seconds since 1970.
	 */
	public function add( array $files, string $owner_key, int $ticket_id, int $message_id, int $created_at ): void {
		$message = compact( 'owner_key', 'ticket_id', 'message_id', 'created_at' );
		$this->database->insert_all( 'attachment', array_map( static fn( New_File $file ): array => $message + $file->columns(), $files ) );
	}

	/**
	 * Attaches files to a message: only the owner's own that belong to no message. All of them or none.
	 *
	 * @param list<int> $ids        Attachments.
	 * @param string    $owner_key  Owner.
	 * @param int       $ticket_id  Ticket of the message.
	 * @param int       $message_id Message.
	 * @return list<Attachment>
	 * @throws Problem When one is missing, another's or attached already; which of these isn't told.
	 */
	public function attach( array $ids, string $owner_key, int $ticket_id, int $message_id ): array {
		$ids = array_values( array_unique( $ids ) );
		if ( ! $ids ) {
			return [];
		}
		return $this->database->transaction(
			function () use ( $ids, $owner_key, $ticket_id, $message_id ): array {
				// The condition is in the statement that writes: of two at once only one finds the file free.
				$count = $this->database->execute(
					'UPDATE {attachment} SET ticket_id = %d, message_id = %d WHERE id IN (' . Database::placeholders( $ids ) . ') AND message_id = 0 AND owner_key = %s',
					[ $ticket_id, $message_id, ...$ids, $owner_key ]
				);
				if ( count( $ids ) !== $count || '' === $owner_key ) {
					throw Problem::invalid( 'attachments', __( 'One of the files is no longer there. Please attach it again.', 'switchboard' ) );
				}
				return self::all_of( $this->database->rows( 'SELECT * FROM {attachment} WHERE id IN (' . Database::placeholders( $ids ) . ') ORDER BY id', $ids ) );
			}
		);
	}

	/**
	 * Marks pictures that are shown inside the text.
	 *
	 * @param list<int> $ids        Attachments; others than the message's are left alone.
	 * @param int       $message_id Message.
	 */
	public function mark_inline( array $ids, int $message_id ): void {
		if ( $ids ) {
			$this->database->execute( 'UPDATE {attachment} SET inline = 1 WHERE message_id = %d AND id IN (' . Database::placeholders( $ids ) . ')', [ $message_id, ...$ids ] );
		}
	}

	/**
	 * Moves the attachments of a merged ticket.
	 *
	 * @param int $from Ticket.
	 * @param int $into Ticket.
	 */
	public function move_ticket( int $from, int $into ): void {
		$this->database->update( 'attachment', [ 'ticket_id' => $into ], [ 'ticket_id' => $from ] );
	}

	/**
	 * Takes the attachments of messages along that moved.
	 *
	 * @param int $from Ticket they were on.
	 * @param int $into Ticket that they are on.
	 */
	public function follow_messages( int $from, int $into ): void {
		$this->database->execute( 'UPDATE {attachment} SET ticket_id = %d WHERE ticket_id = %d AND message_id IN (SELECT id FROM {message} WHERE ticket_id = %d)', [ $into, $from, $into ] );
	}

	/**
	 * Removes an attachment's row.
	 *
	 * @param int $id Attachment.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'attachment', [ 'id' => $id ] );
	}

	/**
	 * Removes an attachment's row if it still belongs to no message.
	 *
	 * @param int $id Attachment.
	 * @return bool False when it was attached meanwhile.
	 */
	public function delete_unattached( int $id ): bool {
		return $this->database->delete(
			'attachment',
			[
				'id'         => $id,
				'message_id' => 0,
			]
		) > 0;
	}

	/**
	 * Removes all rows of a ticket.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$this->database->delete( 'attachment', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Old files that never got a message and that no draft holds.
	 *
	 * @param int $time  Uploaded before: seconds since 1970.
	 * @param int $limit At most so many.
	 * @return list<Attachment>
	 */
	public function unattached_before( int $time, int $limit ): array {
		$drafts = array_map( static fn( string $list ): array => (array) json_decode( $list, true ), $this->database->column( "SELECT attachments FROM {draft} WHERE attachments <> '[]'" ) );
		$held   = array_map( 'intval', array_merge( [ 0 ], ...$drafts ) );
		return self::all_of( $this->database->rows( 'SELECT * FROM {attachment} WHERE message_id = 0 AND created_at < %d AND id NOT IN (' . Database::placeholders( $held ) . ') ORDER BY id LIMIT %d', [ $time, ...$held, $limit ] ) );
	}

	/**
	 * Attachments of rows.
	 *
	 * @param list<array<string, string|null>> $rows Rows.
	 * @return list<Attachment>
	 */
	private static function all_of( array $rows ): array {
		return array_map( [ Attachment::class, 'from_row' ], $rows );
	}
}
