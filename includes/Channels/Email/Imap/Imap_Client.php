<?php
/**
 * A small IMAP client.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Sink;
use Switchboard\Channels\Email\Net\Transcript;

/**
 * What it takes to read a mailbox and to put away what was read (RFC 3501, 6154, 6851, 4315). Messages are named by their UID
 * only, and reading never marks one as seen. Every failure is a Server_Error.
 */
final class Imap_Client {

	private const MOST_FOLDERS = 10_000;

	/**
	 * Opened by connect().
	 *
	 * @param Session $session Logged in.
	 */
	private function __construct( private readonly Session $session ) {
	}

	/**
	 * Connects, encrypts and logs in.
	 *
	 * @param Dialer                $dialer      Opens the connection.
	 * @param Endpoint              $endpoint    Where to.
	 * @param Credentials           $credentials Name and secret.
	 * @param Transcript            $transcript  Takes what is said, also when it fails.
	 * @param array<string, string> $identity    Who we are, for servers that want to know.
	 * @throws Server_Error When it can't.
	 */
	public static function connect( Dialer $dialer, Endpoint $endpoint, Credentials $credentials, Transcript $transcript = new Transcript(), array $identity = [ 'name' => 'Switchboard' ] ): self {
		$session = new Session( $dialer->open( $endpoint, $transcript ) );
		( new Sign_In( $session, $endpoint, $credentials ) )->run( $identity );
		return new self( $session );
	}

	/**
	 * All folders.
	 *
	 * @return list<Folder>
	 * @throws Server_Error When the server says no.
	 */
	public function folders(): array {
		$folders = [];
		$command = ( new Command( 'LIST' ) )->text( '' )->text( '*' );
		if ( $this->session->can( 'SPECIAL-USE' ) && $this->session->can( 'LIST-EXTENDED' ) ) {
			$command->raw( 'RETURN (SPECIAL-USE)' );
		}
		$this->session->run(
			$command,
			function ( Response $response ) use ( &$folders ): void {
				[ $attributes, $delimiter, $path ] = $response->values() + [ null, null, null ];
				if ( 'LIST' !== $response->type || ! is_array( $attributes ) || ! is_string( $path ) || '' === $path ) {
					return;
				}
				$folders[ $path ] = self::folder( array_map( 'strtolower', array_filter( $attributes, 'is_string' ) ), is_string( $delimiter ) ? $delimiter : '', $path );
				if ( count( $folders ) > self::MOST_FOLDERS ) {
					$this->session->wire->fail( Server_Error::LIMIT, 'The server has too many folders' );
				}
			}
		);
		return array_values( $folders );
	}

	/**
	 * Opens a folder.
	 *
	 * @param string $path    As folders() has it.
	 * @param bool   $to_read Whether nothing is to be changed there.
	 * @throws Server_Error When it can't be opened.
	 */
	public function open( string $path, bool $to_read = false ): Folder_State {
		$codes    = [];
		$messages = null;
		$command  = ( new Command( $to_read ? 'EXAMINE' : 'SELECT' ) )->text( $path );
		if ( $this->session->can( 'CONDSTORE' ) ) {
			$command->raw( '(CONDSTORE)' );
		}
		$end = $this->session->run(
			$command,
			static function ( Response $response ) use ( &$codes, &$messages ): void {
				$codes[ $response->code ] = $response->code_text;
				$messages                 = 'EXISTS' === $response->type ? $response->number : $messages;
			}
		);
		if ( null === $messages ) {
			$this->session->wire->fail( Server_Error::PROTOCOL, 'The server does not say how full the folder is' );
		}
		return new Folder_State(
			messages: $messages,
			uid_validity: (int) ( $codes['UIDVALIDITY'] ?? 0 ),
			uid_next: (int) ( $codes['UIDNEXT'] ?? 0 ),
			highest_modseq: (int) ( $codes['HIGHESTMODSEQ'] ?? 0 ),
			is_read_only: $to_read || 'READ-ONLY' === $end->code,
			keeps_uids: ! isset( $codes['UIDNOTSTICKY'] )
		);
	}

	/**
	 * How full a folder is, without opening it.
	 *
	 * @param string $path As folders() has it.
	 * @throws Server_Error When the server says no.
	 */
	public function status( string $path ): Folder_State {
		$items = [];
		$this->session->run(
			( new Command( 'STATUS' ) )->text( $path )->raw( '(MESSAGES UIDNEXT UIDVALIDITY)' ),
			static function ( Response $response ) use ( &$items ): void {
				$items = 'STATUS' === $response->type ? $response->items() : $items;
			}
		);
		if ( ! is_string( $items['MESSAGES'] ?? null ) ) {
			$this->session->wire->fail( Server_Error::PROTOCOL, 'The server does not say how full the folder is' );
		}
		return new Folder_State( (int) $items['MESSAGES'], (int) ( $items['UIDVALIDITY'] ?? 0 ), (int) ( $items['UIDNEXT'] ?? 0 ) );
	}

	/**
	 * UIDs of the open folder, rising.
	 *
	 * @param int                     $from   The lowest that is wanted.
	 * @param int|null                $to     The highest.
	 * @param \DateTimeInterface|null $since  Only what came on this day or later.
	 * @return list<int>
	 * @throws Server_Error When the server says no.
	 */
	public function uids( int $from = 1, ?int $to = null, ?\DateTimeInterface $since = null ): array {
		$found = [];
		$this->session->run(
			new Command( "UID SEARCH UID $from:" . ( $to ?? '*' ) . ( $since ? ' SINCE ' . $since->format( 'j-M-Y' ) : '' ) ),
			static function ( Response $response ) use ( &$found ): void {
				if ( 'SEARCH' === $response->type ) {
					$found = $found ? array_merge( $found, $response->numbers() ) : $response->numbers();
				}
			}
		);
		// `*` is the last message whatever its number, so it is found although it lies below.
		$found = array_unique( array_filter( $found, static fn( int $uid ): bool => $uid >= $from && $uid <= ( $to ?? $uid ) ) );
		sort( $found );
		return $found;
	}

	/**
	 * What the server says of messages of the open folder; those that are gone are left out.
	 *
	 * @param list<int> $uids         Messages: a thousand at a time, fifty with headers.
	 * @param int       $header_bytes How much of the headers to fetch along; 0 for none.
	 * @return array<int, Message_Facts> By UID.
	 * @throws Server_Error When the server says no.
	 */
	public function facts( array $uids, int $header_bytes = 0 ): array {
		$facts  = [];
		$wanted = array_fill_keys( $uids, true );
		$items  = 'UID FLAGS INTERNALDATE RFC822.SIZE' . ( $header_bytes > 0 ? " BODY.PEEK[HEADER]<0.$header_bytes>" : '' );
		foreach ( Uid_Set::of( $uids ) as $set ) {
			$this->session->run(
				new Command( "UID FETCH $set ($items)" ),
				static function ( Response $response ) use ( &$facts, $wanted ): void {
					$found = 'FETCH' === $response->type ? Message_Facts::of( $response->items() ) : null;
					// The server tells of other messages too, when somebody changes their flags.
					if ( $found && isset( $wanted[ $found->uid ] ) && ( $found->size || ! isset( $facts[ $found->uid ] ) ) ) {
						$facts[ $found->uid ] = $found;
					}
				}
			);
		}
		ksort( $facts );
		return $facts;
	}

	/**
	 * Fetches a message as it is, piece by piece.
	 *
	 * @param int      $uid   Message.
	 * @param resource $to    Stream to write to, such as an open file. After a failure it is as before.
	 * @param int      $limit Bytes to fetch at most.
	 * @throws Server_Error When there is no such message, or it doesn't come.
	 */
	public function fetch( int $uid, $to, int $limit ): Fetched {
		$sink  = new Sink( $to, $limit );
		$items = null;
		try {
			$this->session->run(
				new Command( "UID FETCH $uid (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.$limit>)" ),
				static function ( Response $response ) use ( $uid, $sink, &$items ): bool {
					$found = 'FETCH' === $response->type ? $response->items() : [];
					if ( (string) $uid !== ( $found['UID'] ?? '' ) || ! array_key_exists( 'BODY[]', $found ) ) {
						return false;
					}
					if ( ! $response->was_sunk ) {
						// A short message may come as a string.
						$sink->write( is_string( $found['BODY[]'] ) ? $found['BODY[]'] : '' );
					}
					$items = $found;
					return true;
				},
				$sink
			);
			if ( null === $items ) {
				throw new Server_Error( Server_Error::GONE, "There is no message $uid any longer" );
			}
			if ( 0 === $sink->bytes() && '0' !== ( $items['RFC822.SIZE'] ?? '' ) ) {
				// Servers do so with a message that they can't read at the moment: it isn't an empty one.
				throw new Server_Error( Server_Error::REFUSED, "The server does not give out message $uid", '', '', true );
			}
		} catch ( Server_Error $error ) {
			$sink->undo();
			throw $error;
		}
		$facts = Message_Facts::of( $items );
		// The size is that of the server's book-keeping and may be wrong: it decides only where the limit was reached.
		return new Fetched( $facts, $sink->bytes(), ! $sink->was_cut() && ( $sink->bytes() < $limit || $facts->size <= $limit ) );
	}

	/**
	 * Adds a flag to messages of the open folder.
	 *
	 * @param list<int> $uids Messages.
	 * @param string    $flag Such as `\Seen`.
	 * @throws Server_Error When the server says no.
	 */
	public function flag( array $uids, string $flag = '\\Seen' ): void {
		foreach ( Uid_Set::of( $uids ) as $set ) {
			$this->session->run( new Command( "UID STORE $set +FLAGS.SILENT ($flag)" ) );
		}
	}

	/**
	 * Moves messages of the open folder to another.
	 *
	 * @param list<int> $uids Messages.
	 * @param string    $path As folders() has it.
	 * @return bool Whether they are gone from here; if not, they are marked as deleted, see delete().
	 * @throws Server_Error When the server says no.
	 */
	public function move( array $uids, string $path ): bool {
		if ( $this->session->can( 'MOVE' ) ) {
			foreach ( Uid_Set::of( $uids ) as $set ) {
				$this->session->run( ( new Command( "UID MOVE $set" ) )->text( $path ) );
			}
			return true;
		}
		foreach ( Uid_Set::of( $uids ) as $set ) {
			$this->session->run( ( new Command( "UID COPY $set" ) )->text( $path ) );
		}
		return $this->delete( $uids );
	}

	/**
	 * Deletes messages of the open folder, and no others: an old server can expunge only everything that is marked as deleted, and
	 * what somebody else marked there stays.
	 *
	 * @param list<int> $uids Messages.
	 * @return bool Whether they are gone; if not, they are marked as deleted and go with the others.
	 * @throws Server_Error When the server says no.
	 */
	public function delete( array $uids ): bool {
		if ( ! $uids ) {
			return true;
		}
		$this->flag( $uids, '\\Deleted' );
		if ( $this->session->can( 'UIDPLUS' ) ) {
			foreach ( Uid_Set::of( $uids ) as $set ) {
				$this->session->run( new Command( "UID EXPUNGE $set" ) );
			}
			return true;
		}
		$marked = [];
		$this->session->run(
			new Command( 'UID SEARCH DELETED' ),
			static function ( Response $response ) use ( &$marked ): void {
				$marked = 'SEARCH' === $response->type ? [ ...$marked, ...$response->numbers() ] : $marked;
			}
		);
		if ( array_diff( $marked, $uids ) ) {
			return false;
		}
		$this->session->run( new Command( 'EXPUNGE' ) );
		return true;
	}

	/**
	 * Keeps the connection alive, and hears the news.
	 *
	 * @return int How many messages the open folder has by now.
	 * @throws Server_Error When the connection is dead.
	 */
	public function noop(): int {
		$this->session->run( new Command( 'NOOP' ) );
		return $this->session->messages();
	}

	/**
	 * What the server wants a person to read.
	 *
	 * @return list<string>
	 */
	public function alerts(): array {
		return $this->session->alerts();
	}

	/**
	 * Says goodbye. It never fails: all that matters was done before.
	 */
	public function close(): void {
		if ( $this->session->wire->is_open() ) {
			try {
				$this->session->attempt( new Command( 'LOGOUT' ) );
			} catch ( Server_Error $error ) {
				$this->session->wire->transcript->note( $error->getMessage() );
			}
		}
		$this->session->wire->close();
	}

	/**
	 * A folder of LIST.
	 *
	 * @param array<string> $attributes Attributes in small letters.
	 * @param string        $delimiter  Delimiter.
	 * @param string        $path       As the server writes it.
	 */
	private static function folder( array $attributes, string $delimiter, string $path ): Folder {
		$roles = array_values( array_intersect_key( Folder::ROLES, array_flip( $attributes ) ) );
		return new Folder(
			path: $path,
			name: Mailbox_Name::decode( $path ),
			delimiter: $delimiter,
			role: 0 === strcasecmp( $path, 'INBOX' ) ? 'inbox' : ( $roles[0] ?? '' ),
			selectable: ! array_intersect( $attributes, [ '\\noselect', '\\nonexistent' ] )
		);
	}
}
