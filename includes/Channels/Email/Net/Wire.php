<?php
/**
 * An open connection to a mail server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

// phpcs:disable WordPress.WP.AlternativeFunctions -- A socket, not a file.

/**
 * Lines and bytes in both directions, with a limit for everything and an end to all waiting.
 */
final class Wire {

	private const CHUNK = 65536;

	/**
	 * What came and was not read yet, from $at on.
	 *
	 * @var string
	 */
	private string $buffer = '';

	/**
	 * How much of it was read.
	 *
	 * @var int
	 */
	private int $at = 0;

	/**
	 * When the whole answer must be there.
	 *
	 * @var float
	 */
	private float $deadline;

	/**
	 * Opened by the Dialer.
	 *
	 * @param resource   $stream     Socket.
	 * @param Endpoint   $endpoint   Where it leads.
	 * @param Transcript $transcript Takes what is said.
	 * @param string     $authority  File with the trusted authorities; '' for PHP's own.
	 */
	public function __construct( private $stream, private readonly Endpoint $endpoint, public readonly Transcript $transcript, private readonly string $authority = '' ) {
		// PHP's own buffer would keep what came in clear before encryption begins.
		stream_set_read_buffer( $stream, 0 );
		$this->expect_answer();
	}

	/**
	 * Hangs up.
	 */
	public function __destruct() {
		$this->close();
	}

	/**
	 * Hangs up. Everything after it fails.
	 */
	public function close(): void {
		if ( is_resource( $this->stream ) ) {
			Quiet::call( fn() => fclose( $this->stream ) );
		}
		$this->buffer = '';
		$this->at     = 0;
	}

	/**
	 * Whether it is open on this side.
	 */
	public function is_open(): bool {
		return is_resource( $this->stream );
	}

	/**
	 * Encrypts from here on, and looks whether the server is who it should be.
	 *
	 * @throws Server_Error When it can't be.
	 */
	public function encrypt(): void {
		// Words in clear that wait here would be taken for words of the server that proved itself.
		if ( $this->at < strlen( $this->buffer ) ) {
			$this->fail( Server_Error::PROTOCOL, 'The server went on talking before encryption began' );
		}
		$host = rtrim( trim( $this->endpoint->host, '[]' ), '.' );
		stream_context_set_option(
			$this->stream(),
			[
				'ssl' => [
					'peer_name'         => $host,
					'SNI_enabled'       => false === filter_var( $host, FILTER_VALIDATE_IP ),
					'verify_peer'       => true,
					'verify_peer_name'  => true,
					'allow_self_signed' => false,
					...( '' === $this->authority ? [] : [ 'cafile' => $this->authority ] ),
				],
			]
		);
		$started            = microtime( true );
		[ $done, $complaint ] = Quiet::call( fn() => stream_socket_enable_crypto( $this->stream(), true, STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT | STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT ) );
		if ( true !== $done ) {
			$name = match ( true ) {
				1 === preg_match( '/certificate|did not match|self.signed|\bCN\b/i', $complaint ) => Server_Error::CERTIFICATE,
				microtime( true ) - $started >= $this->endpoint->connect_seconds => Server_Error::TIMEOUT,
				default => Server_Error::ENCRYPTION,
			};
			$this->fail( $name, 'The connection could not be encrypted', $complaint );
		}
		$this->transcript->note( 'encrypted with ' . ( stream_get_meta_data( $this->stream() )['crypto']['protocol'] ?? 'TLS' ) );
	}

	/**
	 * Sends bytes as they are. The clock of the answer begins anew.
	 *
	 * @param string $bytes Bytes.
	 * @throws Server_Error When nobody takes them.
	 */
	public function send( string $bytes ): void {
		$this->expect_answer();
		$sent = 0;
		$all  = strlen( $bytes );
		while ( $sent < $all ) {
			[ $count, $complaint ] = Quiet::call( fn() => fwrite( $this->stream(), substr( $bytes, $sent ) ) );
			if ( ! $count ) {
				$this->fail( Server_Error::CLOSED, 'The server does not listen any longer', $complaint );
			}
			$sent += $count;
		}
	}

	/**
	 * The next line without its end.
	 *
	 * @param int $limit Bytes that it may have.
	 * @throws Server_Error When there is none.
	 */
	public function line( int $limit ): string {
		$line = $this->piece( $limit );
		if ( ! str_ends_with( $line, "\n" ) ) {
			$this->transcript->server( $line );
			$this->fail( Server_Error::LIMIT, "A line is longer than $limit bytes" );
		}
		$line = str_ends_with( $line, "\r\n" ) ? substr( $line, 0, -2 ) : substr( $line, 0, -1 );
		$this->transcript->server( $line );
		return $line;
	}

	/**
	 * The next line with its end, or the beginning of it where it is longer. It isn't put down in the transcript.
	 *
	 * @param int $most Bytes to take at most.
	 * @throws Server_Error When there is none.
	 */
	public function piece( int $most ): string {
		$looked = $this->at;
		while ( true ) {
			$end = strpos( $this->buffer, "\n", $looked );
			if ( false !== $end && $end - $this->at < $most ) {
				return $this->take( $end + 1 - $this->at );
			}
			if ( strlen( $this->buffer ) - $this->at >= $most ) {
				return $this->take( $most );
			}
			$waiting = strlen( $this->buffer ) - $this->at;
			$this->fill();
			$looked = $this->at + $waiting;
		}
	}

	/**
	 * The next bytes, so many and no less, piece by piece.
	 *
	 * @param int      $count Bytes.
	 * @param \Closure $to    Takes each piece.
	 * @phpstan-param \Closure(string): void $to
	 * @throws Server_Error When they don't come.
	 */
	public function copy( int $count, \Closure $to ): void {
		while ( $count > 0 ) {
			if ( $this->at === strlen( $this->buffer ) ) {
				$this->fill();
			}
			$piece  = $this->take( min( $count, strlen( $this->buffer ) - $this->at ) );
			$count -= strlen( $piece );
			$to( $piece );
		}
	}

	/**
	 * Hangs up and says why.
	 *
	 * @param string $name    Name of the failure.
	 * @param string $message What happened.
	 * @param string $answer  The server's words.
	 * @throws Server_Error Always.
	 */
	public function fail( string $name, string $message, string $answer = '' ): never {
		$this->transcript->note( $message );
		$this->close();
		throw new Server_Error( $name, $message, $this->transcript->clean( $answer ) );
	}

	/**
	 * From here on the server has its time for an answer.
	 */
	private function expect_answer(): void {
		$this->deadline = microtime( true ) + $this->endpoint->answer_seconds;
	}

	/**
	 * Takes from the buffer.
	 *
	 * @param int $count Bytes, not more than there are.
	 */
	private function take( int $count ): string {
		$bytes     = substr( $this->buffer, $this->at, $count );
		$this->at += $count;
		return $bytes;
	}

	/**
	 * Waits for more.
	 */
	private function fill(): void {
		if ( $this->at > 0 ) {
			$this->buffer = substr( $this->buffer, $this->at );
			$this->at     = 0;
		}
		$until = microtime( true ) + $this->endpoint->read_seconds;
		do {
			$left = min( $until, $this->deadline, $this->endpoint->until ) - microtime( true );
			if ( $left <= 0 ) {
				$this->fail( Server_Error::TIMEOUT, 'The server does not answer in time' );
			}
			stream_set_timeout( $this->stream(), (int) $left, (int) ( fmod( $left, 1 ) * 1_000_000 ) + 1 );
			[ $bytes, $complaint ] = Quiet::call( fn() => fread( $this->stream(), self::CHUNK ) );
			if ( is_string( $bytes ) && '' !== $bytes ) {
				$this->buffer .= $bytes;
				return;
			}
			if ( feof( $this->stream() ) ) {
				$this->fail( Server_Error::CLOSED, 'The server hung up', $complaint );
			}
			// Encryption may take a turn of its own that brings nothing to read.
			usleep( 1000 );
		} while ( true );
	}

	/**
	 * The socket.
	 *
	 * @return resource
	 */
	private function stream() {
		if ( ! is_resource( $this->stream ) ) {
			throw new Server_Error( Server_Error::CLOSED, 'The connection was closed already' );
		}
		return $this->stream;
	}
}
