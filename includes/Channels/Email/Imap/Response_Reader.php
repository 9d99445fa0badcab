<?php
/**
 * Reads what an IMAP server says.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Sink;
use Switchboard\Channels\Email\Net\Wire;

/**
 * Puts lines and literals together to responses. The body of a message goes to a sink as it comes, all else has a limit.
 */
final class Response_Reader {

	/** A SEARCH over a large folder is one line. */
	private const MOST_LINE = 4 * 1024 * 1024;

	/** Bytes of all literals of one command that are kept in memory. */
	private const MOST_LITERALS = 16 * 1024 * 1024;

	/**
	 * Bytes of literals since the command.
	 *
	 * @var int
	 */
	private int $literals = 0;

	/**
	 * Reads from a wire.
	 *
	 * @param Wire $wire Wire.
	 */
	public function __construct( private readonly Wire $wire ) {
	}

	/**
	 * A new command begins.
	 */
	public function begin(): void {
		$this->literals = 0;
	}

	/**
	 * The next response.
	 *
	 * @param Sink|null $sink Takes the body of a message.
	 * @throws Server_Error When there is none, or it is no response.
	 */
	public function read( ?Sink $sink = null ): Response {
		do {
			$line = $this->wire->line( self::MOST_LINE );
		} while ( '' === trim( $line ) );
		if ( str_starts_with( $line, '+' ) ) {
			return new Response( '+', '', text: ltrim( substr( $line, 1 ) ) );
		}
		// Status first: its words may end like a literal and are none. Some servers forget the space after it.
		if ( preg_match( '/^(\S+) +(OK|NO|BAD|BYE|PREAUTH)(?![\w-]) *(?:\[([^\s\]]+) *([^\]]*)\] *)?(.*)$/Dis', $line, $found ) ) {
			return new Response( $found[1], strtoupper( $found[2] ), code: strtoupper( $found[3] ), code_text: $found[4], text: $found[5] );
		}
		if ( ! preg_match( '/^\* +(?:(\d{1,10}) +)?([a-z][\w.-]*) */Di', $line, $found ) ) {
			$this->wire->fail( Server_Error::PROTOCOL, 'This is no answer of an IMAP server', $line );
		}
		return $this->with_literals( strtoupper( $found[2] ), (int) $found[1], substr( $line, strlen( $found[0] ) ), $sink );
	}

	/**
	 * Data, with its literals.
	 *
	 * @param string    $type   Kind.
	 * @param int       $number Number before it.
	 * @param string    $line   Its first line.
	 * @param Sink|null $sink   Takes the body of a message.
	 */
	private function with_literals( string $type, int $number, string $line, ?Sink $sink ): Response {
		$pieces = [];
		$sunk   = false;
		while ( preg_match( '/~?\{(\d{1,12})\+?\}$/D', $line, $found ) ) {
			$line     = substr( $line, 0, -strlen( $found[0] ) );
			$pieces[] = $line;
			if ( $sink && 'FETCH' === $type && preg_match( '/(?:BODY\[\](?:<\d+>)?|RFC822) *$/Di', $line ) ) {
				$sink->undo();
				$this->wire->copy( (int) $found[1], $sink->write( ... ) );
				$pieces[] = '';
				$sunk     = true;
			} else {
				$pieces[] = $this->literal( (int) $found[1] );
			}
			$line = $this->wire->line( self::MOST_LINE );
		}
		$pieces[] = $line;
		return new Response( '*', $type, $number, text: $pieces[0], pieces: $pieces, was_sunk: $sunk );
	}

	/**
	 * A literal that is kept in memory.
	 *
	 * @param int $size Bytes.
	 */
	private function literal( int $size ): string {
		$this->literals += $size;
		if ( $this->literals > self::MOST_LITERALS ) {
			$this->wire->fail( Server_Error::LIMIT, 'The server sends too much at once' );
		}
		$literal = '';
		$this->wire->copy(
			$size,
			static function ( string $piece ) use ( &$literal ): void {
				$literal .= $piece;
			}
		);
		return $literal;
	}
}
