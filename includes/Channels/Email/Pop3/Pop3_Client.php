<?php
/**
 * A small POP3 client.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Pop3;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Sink;
use Switchboard\Channels\Email\Net\Transcript;

/**
 * What it takes to read a mailbox by POP3 (RFC 1939, 2449, 2595, 5034). Messages are numbered anew in each session; unique ids tell
 * which is which. What is deleted goes when quit() went well, and not before. Every failure is a Server_Error.
 */
final class Pop3_Client {

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
	 * @param Dialer      $dialer      Opens the connection.
	 * @param Endpoint    $endpoint    Where to.
	 * @param Credentials $credentials Name and secret.
	 * @param Transcript  $transcript  Takes what is said, also when it fails.
	 * @throws Server_Error When it can't.
	 */
	public static function connect( Dialer $dialer, Endpoint $endpoint, Credentials $credentials, Transcript $transcript = new Transcript() ): self {
		$session = new Session( $dialer->open( $endpoint, $transcript ) );
		( new Sign_In( $session, $endpoint, $credentials ) )->run();
		return new self( $session );
	}

	/**
	 * How many messages there are.
	 *
	 * @throws Server_Error When the server doesn't say.
	 */
	public function count(): int {
		$answer = $this->session->run( 'STAT' );
		if ( ! preg_match( '/^(\d{1,10})\b/', $answer, $found ) ) {
			$this->session->wire->fail( Server_Error::PROTOCOL, 'The server does not say how many messages there are', $answer );
		}
		return (int) $found[1];
	}

	/**
	 * Unique ids of all messages.
	 *
	 * @return array<int, string> By the numbers of this session.
	 * @throws Server_Error When the server can't tell, so nobody could say what is new.
	 */
	public function unique_ids(): array {
		$ids = [];
		foreach ( $this->listing( 'UIDL' ) as $number => $id ) {
			// RFC 1939: 1 to 70 visible characters; some servers have more.
			if ( '' !== $id && strlen( $id ) <= 255 ) {
				$ids[ $number ] = $id;
			}
		}
		return $ids;
	}

	/**
	 * Sizes of all messages.
	 *
	 * @return array<int, int> Bytes by the numbers of this session.
	 * @throws Server_Error When the server doesn't say.
	 */
	public function sizes(): array {
		return array_map( 'intval', $this->listing( 'LIST' ) );
	}

	/**
	 * The header of a message, and some lines of what follows.
	 *
	 * @param int      $number Message.
	 * @param resource $to     Stream to write to. After a failure it is as before.
	 * @param int      $limit  Bytes to keep at most.
	 * @param int      $lines  Lines below the header.
	 * @return bool Whether it was within the limit.
	 * @throws Server_Error When it doesn't come.
	 */
	public function top( int $number, $to, int $limit, int $lines = 0 ): bool {
		return $this->copy( "TOP $number $lines", new Sink( $to, $limit ) );
	}

	/**
	 * Fetches a message as it is, piece by piece.
	 *
	 * @param int      $number Message.
	 * @param resource $to     Stream to write to. After a failure it is as before.
	 * @param int      $limit  Bytes to keep at most; what is more is read and dropped.
	 * @return bool Whether it is whole.
	 * @throws Server_Error When it doesn't come.
	 */
	public function fetch( int $number, $to, int $limit ): bool {
		return $this->copy( "RETR $number", new Sink( $to, $limit ) );
	}

	/**
	 * Marks a message as deleted.
	 *
	 * @param int $number Message.
	 * @throws Server_Error When the server says no.
	 */
	public function delete( int $number ): void {
		$this->session->run( "DELE $number" );
	}

	/**
	 * Says goodbye; now the server deletes what was marked.
	 *
	 * @throws Server_Error When it may not have done so.
	 */
	public function quit(): void {
		try {
			$this->session->run( 'QUIT' );
		} finally {
			$this->session->wire->close();
		}
	}

	/**
	 * Hangs up without deleting anything.
	 */
	public function close(): void {
		$this->session->wire->close();
	}

	/**
	 * A list of one line for each message.
	 *
	 * @param string $command UIDL or LIST.
	 * @return array<int, string> What follows the number, by number.
	 */
	private function listing( string $command ): array {
		$list = [];
		$this->session->run_long(
			$command,
			static function ( string $line ) use ( &$list ): void {
				if ( preg_match( '/^(\d{1,10}) +(\S+)/', $line, $found ) ) {
					$list[ (int) $found[1] ] = $found[2];
				}
			}
		);
		return $list;
	}

	/**
	 * Copies a long answer.
	 *
	 * @param string $command Command.
	 * @param Sink   $sink    Takes it.
	 * @return bool Whether it was within the limit.
	 */
	private function copy( string $command, Sink $sink ): bool {
		try {
			$this->session->run_raw( $command, $sink->write( ... ) );
		} catch ( Server_Error $error ) {
			$sink->undo();
			throw $error;
		}
		return ! $sink->was_cut();
	}
}
