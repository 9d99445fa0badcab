<?php
/**
 * What can be done with inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Inboxes;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Adds, changes and removes inboxes; one always stays.
 */
final class Inboxes {

	/**
	 * Needs its rows, and what other rooms know.
	 *
	 * @param Database                                             $database Database.
	 * @param Inbox_Repository                                     $inboxes  Inboxes.
	 * @param \Closure( string $noun, int $id ): bool              $exists   Whether an `agent` or a `team` of this id exists.
	 * @param \Closure( int $inbox ): bool                         $in_use   Whether an inbox has tickets or connections.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Inbox_Repository $inboxes,
		private readonly \Closure $exists,
		private readonly \Closure $in_use
	) {
	}

	/**
	 * Adds an inbox.
	 *
	 * @param array<string, mixed> $fields As in the schema file's request `create`.
	 * @throws Problem When a field can't be.
	 */
	public function add( array $fields ): Inbox {
		return $this->save( 0, $fields );
	}

	/**
	 * Changes an inbox.
	 *
	 * @param int                  $id     Inbox.
	 * @param array<string, mixed> $fields As in the schema file's request `update`.
	 * @throws Problem When it isn't there or a field can't be.
	 */
	public function change( int $id, array $fields ): Inbox {
		return $this->save( $this->existing( $id )->id, $fields );
	}

	/**
	 * Removes an inbox.
	 *
	 * @param int $id Inbox.
	 * @throws Problem 409 `switchboard_inbox_in_use` when something needs it, `switchboard_last_inbox` when there is no other.
	 */
	public function delete( int $id ): void {
		$this->existing( $id );
		if ( ( $this->in_use )( $id ) ) {
			throw new Problem( 'switchboard_inbox_in_use', __( 'This inbox has tickets or connections. Move them to another inbox first.', 'switchboard' ), 409 );
		}
		if ( 1 === count( $this->inboxes->all() ) ) {
			throw new Problem( 'switchboard_last_inbox', __( 'This is the only inbox: tickets need a place. Add another one first.', 'switchboard' ), 409 );
		}
		$this->database->transaction( fn() => $this->inboxes->delete( $id ) );
	}

	/**
	 * Writes an inbox.
	 *
	 * @param int                  $id     Inbox, 0 for a new one.
	 * @param array<string, mixed> $fields Fields.
	 * @throws Problem When a field can't be.
	 */
	private function save( int $id, array $fields ): Inbox {
		$columns = $this->columns( $fields );
		$members = isset( $fields['members'] ) ? array_values( array_unique( array_map( 'intval', (array) $fields['members'] ) ) ) : null;
		// Who was an agent once may stay; only who comes new must be one.
		foreach ( array_diff( $members ?? [], $id ? $this->inboxes->members( $id ) : [] ) as $user ) {
			if ( ! ( $this->exists )( 'agent', $user ) ) {
				throw Problem::invalid( 'members', __( 'Only agents can be members.', 'switchboard' ) );
			}
		}
		return $this->database->transaction(
			function () use ( $id, $columns, $members ): Inbox {
				if ( $id ) {
					$this->inboxes->update( $id, $columns );
				} else {
					$id = $this->inboxes->insert( $columns );
				}
				if ( null !== $members ) {
					$this->inboxes->set_members( $id, $members );
				}
				return $this->existing( $id );
			}
		);
	}

	/**
	 * Checks fields and names them as the table does.
	 *
	 * @param array<string, mixed> $fields Fields of a request.
	 * @return array<string, bool|int|string>
	 * @throws Problem When one can't be.
	 */
	private function columns( array $fields ): array {
		$columns = array_intersect_key( $fields, array_flip( [ 'close_after_days', 'reopen_days', 'send_received', 'position' ] ) );
		foreach ( [ 'name', 'from_name' ] as $name ) {
			if ( isset( $fields[ $name ] ) ) {
				$columns[ $name ] = Html::excerpt( Html::valid_text( (string) $fields[ $name ] ), 100 );
			}
		}
		if ( '' === ( $columns['name'] ?? '-' ) ) {
			throw Problem::invalid( 'name', __( 'Please give a name.', 'switchboard' ) );
		}
		if ( isset( $fields['address'] ) ) {
			$columns['address'] = trim( (string) $fields['address'] );
			if ( '' !== $columns['address'] && ( strlen( $columns['address'] ) > 254 || ! is_email( $columns['address'] ) ) ) {
				throw Problem::invalid( 'address', __( 'This is not a valid e-mail address.', 'switchboard' ) );
			}
		}
		if ( isset( $fields['signature'] ) ) {
			$columns['signature'] = Html::clean( (string) $fields['signature'] );
		}
		if ( array_key_exists( 'default_team', $fields ) ) {
			$columns['default_team_id'] = (int) $fields['default_team'];
			if ( $columns['default_team_id'] && ! ( $this->exists )( 'team', $columns['default_team_id'] ) ) {
				throw Problem::invalid( 'default_team', __( 'There is no such team.', 'switchboard' ) );
			}
		}
		return $columns;
	}

	/**
	 * An inbox that is there.
	 *
	 * @param int $id Inbox.
	 * @throws Problem When it isn't.
	 */
	private function existing( int $id ): Inbox {
		return $this->inboxes->find( $id ) ?? throw Problem::not_found( 'inbox' );
	}
}
