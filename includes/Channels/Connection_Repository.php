<?php
/**
 * Rows of connections.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Secrets\Vault;

/**
 * Stores connections; secrets go in sealed and come out only by secret().
 */
final class Connection_Repository {

	/**
	 * Needs rows, time and the vault.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 * @param Vault    $vault    Seals secrets.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock, private readonly Vault $vault ) {
	}

	/**
	 * A connection.
	 *
	 * @param int $id Connection.
	 */
	public function find( int $id ): ?Connection {
		$row = $id > 0 ? $this->database->row( 'SELECT * FROM {connection} WHERE id = %d', [ $id ] ) : null;
		return $row ? $this->connection( $row ) : null;
	}

	/**
	 * All connections.
	 *
	 * @return list<Connection>
	 */
	public function all(): array {
		return array_map( $this->connection( ... ), $this->database->rows( 'SELECT * FROM {connection} ORDER BY id' ) );
	}

	/**
	 * Whether any connection feeds an inbox.
	 *
	 * @param int $inbox_id Inbox.
	 */
	public function has_in_inbox( int $inbox_id ): bool {
		return null !== $this->database->value( 'SELECT id FROM {connection} WHERE inbox_id = %d LIMIT 1', [ $inbox_id ] );
	}

	/**
	 * Connections that are on and feed an inbox by a channel.
	 *
	 * @param int    $inbox_id Inbox.
	 * @param string $channel  Channel.
	 * @return list<Connection>
	 */
	public function of_inbox( int $inbox_id, string $channel ): array {
		$rows = $this->database->rows( 'SELECT * FROM {connection} WHERE channel = %s AND inbox_id = %d AND enabled = 1 ORDER BY id', [ $channel, $inbox_id ] );
		return array_map( $this->connection( ... ), $rows );
	}

	/**
	 * Adds a connection.
	 *
	 * @param string                               $channel  Channel.
	 * @param string                               $name     Name.
	 * @param int                                  $inbox_id Inbox.
	 * @param array<string, bool|int|float|string|list<string>> $settings Checked settings.
	 * @param array<string, string|null>           $secrets  Plain secrets.
	 * @param bool                                 $enabled  Whether it is on.
	 * @return int Id.
	 */
	public function insert( string $channel, string $name, int $inbox_id, array $settings, array $secrets, bool $enabled ): int {
		return $this->database->insert(
			'connection',
			[
				'channel'    => $channel,
				'name'       => $name,
				'inbox_id'   => $inbox_id,
				'settings'   => (string) wp_json_encode( $settings ),
				'secrets'    => (string) wp_json_encode( $this->seal( [], $secrets ) ),
				'enabled'    => $enabled,
				'created_at' => $this->clock->now(),
			]
		);
	}

	/**
	 * Changes a connection.
	 *
	 * @param int                                                         $id       Connection.
	 * @param array{name?: string, inbox_id?: int, enabled?: bool}        $columns  Changed columns.
	 * @param array<string, bool|int|float|string|list<string>>                        $settings Changed settings; the others stay.
	 * @param array<string, string|null>                                  $secrets  Secrets to set, null to remove; the others stay.
	 */
	public function update( int $id, array $columns, array $settings = [], array $secrets = [] ): void {
		$this->database->transaction(
			function () use ( $id, $columns, $settings, $secrets ): void {
				$row = $this->database->row( 'SELECT settings, secrets FROM {connection} WHERE id = %d FOR UPDATE', [ $id ] );
				if ( null === $row ) {
					return;
				}
				if ( $settings ) {
					$columns['settings'] = (string) wp_json_encode( array_merge( (array) json_decode( (string) $row['settings'], true ), $settings ) );
				}
				if ( $secrets ) {
					$columns['secrets'] = (string) wp_json_encode( $this->seal( (array) json_decode( (string) $row['secrets'], true ), $secrets ) );
				}
				if ( $settings || $secrets ) {
					// What was wrong may be mended: the next try says.
					$columns += [
						'state'        => Connection::OK,
						'state_reason' => '',
					];
				}
				if ( $columns ) {
					$this->database->update( 'connection', $columns, [ 'id' => $id ] );
				}
			}
		);
	}

	/**
	 * Changes one secret that the channel keeps for itself, such as a token: nobody else can change it meanwhile, and the state stays.
	 *
	 * @param int                          $id     Connection.
	 * @param string                       $key    Which; one that begins with `_` is shown nowhere.
	 * @param \Closure( ?string ): ?string $change Gets the plain secret, null when there is none that can be opened; gives the new one, null to remove it.
	 */
	public function change_secret( int $id, string $key, \Closure $change ): void {
		$this->database->transaction(
			function () use ( $id, $key, $change ): void {
				$row = $this->database->row( 'SELECT secrets FROM {connection} WHERE id = %d FOR UPDATE', [ $id ] );
				if ( null === $row ) {
					return;
				}
				$sealed = (array) json_decode( (string) $row['secrets'], true );
				$before = isset( $sealed[ $key ] ) ? $this->vault->open( (string) $sealed[ $key ] ) : null;
				$after  = $change( $before );
				if ( $after !== $before || ( null === $after && isset( $sealed[ $key ] ) ) ) {
					$this->database->update( 'connection', [ 'secrets' => (string) wp_json_encode( $this->seal( $sealed, [ $key => $after ] ) ) ], [ 'id' => $id ] );
				}
			}
		);
	}

	/**
	 * Notes how a connection is.
	 *
	 * @param int    $id     Connection.
	 * @param string $state  One of Connection's constants.
	 * @param string $reason Why.
	 */
	public function set_state( int $id, string $state, string $reason = '' ): void {
		$this->database->update(
			'connection',
			[
				'state'        => $state,
				'state_reason' => mb_substr( $reason, 0, 500 ),
			],
			[ 'id' => $id ]
		);
	}

	/**
	 * Notes that something came by a connection just now.
	 *
	 * @param int $id Connection.
	 */
	public function note_receipt( int $id ): void {
		$this->database->update( 'connection', [ 'received_at' => $this->clock->now() ], [ 'id' => $id ] );
	}

	/**
	 * Notes that no automatic answers go out for a while.
	 *
	 * @param int $id    Connection.
	 * @param int $until Seconds since 1970.
	 */
	public function pause_answers( int $id, int $until ): void {
		$this->database->update( 'connection', [ 'answers_paused_until' => $until ], [ 'id' => $id ] );
	}

	/**
	 * Notes that a connection's server was asked with success.
	 *
	 * @param int $id   Connection.
	 * @param int $when Seconds since 1970.
	 */
	public function note_fetch( int $id, int $when ): void {
		$this->database->update( 'connection', [ 'fetched_at' => $when ], [ 'id' => $id ] );
	}

	/**
	 * From now on mail is expected from a connection's server.
	 *
	 * @param int $id   Connection.
	 * @param int $when Seconds since 1970.
	 */
	public function watch( int $id, int $when ): void {
		$this->database->update(
			'connection',
			[
				'watched_from' => $when,
				'alarmed_at'   => 0,
			],
			[ 'id' => $id ]
		);
	}

	/**
	 * A plain secret, for the channel itself. One that can't be opened any more marks the connection: a person must connect again.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $key        Which.
	 * @return string|null Null when it isn't set or can't be opened.
	 */
	public function secret( Connection $connection, string $key ): ?string {
		$sealed = (array) json_decode( (string) $this->database->value( 'SELECT secrets FROM {connection} WHERE id = %d', [ $connection->id ] ), true );
		if ( ! isset( $sealed[ $key ] ) ) {
			return null;
		}
		$secret = $this->vault->open( (string) $sealed[ $key ] );
		if ( null === $secret ) {
			$this->set_state( $connection->id, Connection::RECONNECT, __( 'The stored password or access can’t be read any more, because the keys of this site have changed. Please enter it or connect again.', 'switchboard' ) );
		}
		return $secret;
	}

	/**
	 * Removes a connection; its tickets stay.
	 *
	 * @param int $id Connection.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'connection', [ 'id' => $id ] );
	}

	/**
	 * A connection. One that works, but whose automatic answers are paused, says so.
	 *
	 * @param array<string, string|null> $row Row.
	 */
	private function connection( array $row ): Connection {
		if ( Connection::OK === $row['state'] && (int) $row['answers_paused_until'] > $this->clock->now() ) {
			$row['state'] = Connection::ERROR;
			/* translators: %s: time of day. */
			$row['state_reason'] = sprintf( __( 'Very many messages came in within an hour. To flood nobody, no automatic answers are sent until %s; everything else goes on.', 'switchboard' ), wp_date( (string) get_option( 'time_format' ), (int) $row['answers_paused_until'] ) );
		}
		return Connection::from_row( $row );
	}

	/**
	 * Puts changed secrets among sealed ones.
	 *
	 * @param array<string, mixed>       $sealed  Sealed secrets.
	 * @param array<string, string|null> $secrets Plain ones to set, null to remove.
	 * @return array<string, mixed>|\stdClass
	 */
	private function seal( array $sealed, array $secrets ): array|\stdClass {
		foreach ( $secrets as $key => $secret ) {
			if ( null === $secret ) {
				unset( $sealed[ $key ] );
			} else {
				$sealed[ $key ] = $this->vault->seal( $secret );
			}
		}
		return $sealed ? $sealed : new \stdClass();
	}
}
