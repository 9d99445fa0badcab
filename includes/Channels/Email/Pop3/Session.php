<?php
/**
 * A conversation with a POP3 server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Pop3;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Wire;

/**
 * Commands and their answers, of one line or of many.
 */
final class Session {

	private const MOST_LINE = 4096;

	/** Bytes of a list in many lines. */
	private const MOST_LIST = 16 * 1024 * 1024;

	/** Response codes (RFC 2449, 3206) of what may pass by itself. */
	private const PASSING_CODES = [ 'IN-USE', 'LOGIN-DELAY', 'SYS/TEMP' ];

	/** Words of servers that have no such codes. */
	private const PASSING_WORDS = '/too many|try again|temporar|unavailable|in use|locked|throttl|busy/i';

	/**
	 * What the server can: names in capitals, each with its arguments; null until it was asked.
	 *
	 * @var array<string, list<string>>|null
	 */
	private ?array $capabilities = null;

	/**
	 * Talks over a wire.
	 *
	 * @param Wire $wire Wire.
	 */
	public function __construct( public readonly Wire $wire ) {
	}

	/**
	 * The server's first words.
	 *
	 * @throws Server_Error When it doesn't want us.
	 */
	public function greeting(): void {
		[ $is_good, $words ] = $this->answer();
		if ( ! $is_good ) {
			$this->wire->fail( Server_Error::CLOSED, 'The server wants no conversation', $words );
		}
	}

	/**
	 * Runs a command that must go well.
	 *
	 * @param string      $command Command.
	 * @param string      $name    Name of the failure when it doesn't.
	 * @param string|null $shown   What the transcript shows instead.
	 * @return string What follows `+OK`.
	 * @throws Server_Error When it doesn't.
	 */
	public function run( #[\SensitiveParameter] string $command, string $name = Server_Error::REFUSED, ?string $shown = null ): string {
		$this->say( $command, $shown );
		[ $is_good, $words ] = $this->answer();
		if ( ! $is_good ) {
			throw $this->refusal( $words, $name );
		}
		return $words;
	}

	/**
	 * Runs a command that is answered with a list.
	 *
	 * @param string   $command Command.
	 * @param \Closure $on_line Gets each line.
	 * @phpstan-param \Closure(string): void $on_line
	 * @throws Server_Error When it is refused.
	 */
	public function run_long( string $command, \Closure $on_line ): void {
		$line  = '';
		$bytes = 0;
		$this->run_raw(
			$command,
			function ( string $piece ) use ( $on_line, &$line, &$bytes ): void {
				$bytes += strlen( $piece );
				$line  .= $piece;
				if ( $bytes > self::MOST_LIST || strlen( $line ) > self::MOST_LINE ) {
					$this->wire->fail( Server_Error::LIMIT, 'The list is too long' );
				}
				if ( str_ends_with( $line, "\n" ) ) {
					$on_line( trim( $line ) );
					$line = '';
				}
			}
		);
	}

	/**
	 * Runs a command that is answered with a message.
	 *
	 * @param string   $command  Command.
	 * @param \Closure $on_piece Gets it in pieces: lines with their ends, long ones in several.
	 * @phpstan-param \Closure(string): void $on_piece
	 * @throws Server_Error When it is refused.
	 */
	public function run_raw( string $command, \Closure $on_piece ): void {
		$this->run( $command );
		$begins = true;
		while ( true ) {
			$piece = $this->wire->piece( self::MOST_LINE );
			if ( $begins && ( ".\r\n" === $piece || ".\n" === $piece ) ) {
				return;
			}
			// A line that begins with a dot has one more on its way, so that none looks like the end.
			$content = $begins && str_starts_with( $piece, '.' ) ? substr( $piece, 1 ) : $piece;
			$begins  = str_ends_with( $piece, "\n" );
			try {
				$on_piece( $content );
			} catch ( Server_Error $error ) {
				// The rest of the answer would be taken for that of the next command.
				$this->wire->close();
				throw $error;
			}
		}
	}

	/**
	 * Proves who we are by SASL. The first words go in a line of their own: Microsoft's server and long tokens want it so.
	 *
	 * @param Credentials $credentials Name and secret.
	 * @throws Server_Error When we don't get in.
	 */
	public function authenticate( Credentials $credentials ): void {
		$this->say( 'AUTH ' . $credentials->mechanism() );
		$initial = $credentials->initial_response();
		$said    = false;
		$reasons = '';
		for ( $turns = 0; $turns < 5; ++$turns ) {
			$line = $this->wire->line( self::MOST_LINE );
			if ( ! preg_match( '/^\+(?!OK)\s*(.*)$/Dis', $line, $found ) ) {
				[ $is_good, $words ] = $this->verdict( $line );
				if ( $is_good ) {
					return;
				}
				throw $this->refusal( trim( "$words $reasons" ), Server_Error::LOGIN );
			}
			// A second question: a token's refusal wants an empty line before it becomes one; otherwise there is nothing to say.
			$refused = $said && $credentials->is_token;
			$reasons = $refused ? Credentials::refusal( $found[1] ) : $reasons;
			$answer  = match ( true ) {
				! $said  => $initial,
				$refused => '',
				default  => '*',
			};
			$this->say( $answer, $said ? null : '••••' );
			$said = true;
		}
		$this->wire->fail( Server_Error::PROTOCOL, 'The server asks without end' );
	}

	/**
	 * Whether the server can something.
	 *
	 * @param string $name Capability.
	 */
	public function can( string $name ): bool {
		return isset( $this->capabilities()[ $name ] );
	}

	/**
	 * The ways of SASL that the server offers.
	 *
	 * @return list<string>
	 */
	public function mechanisms(): array {
		return $this->capabilities()['SASL'] ?? [];
	}

	/**
	 * What the server said that it can doesn't hold any longer.
	 */
	public function forget_capabilities(): void {
		$this->capabilities = null;
	}

	/**
	 * What the server can; nothing for one that is too old to say.
	 *
	 * @return array<string, list<string>>
	 */
	private function capabilities(): array {
		if ( null === $this->capabilities ) {
			$found = [];
			try {
				$this->run_long(
					'CAPA',
					static function ( string $line ) use ( &$found ): void {
						$words = explode( ' ', strtoupper( $line ) );
						$found[ (string) array_shift( $words ) ] = $words;
					}
				);
			} catch ( Server_Error $error ) {
				if ( Server_Error::REFUSED !== $error->name ) {
					throw $error;
				}
			}
			$this->capabilities = $found;
		}
		return $this->capabilities;
	}

	/**
	 * Says a line.
	 *
	 * @param string      $line  Line.
	 * @param string|null $shown What the transcript shows instead.
	 */
	private function say( #[\SensitiveParameter] string $line, ?string $shown = null ): void {
		$this->wire->transcript->client( $shown ?? $line );
		$this->wire->send( "$line\r\n" );
	}

	/**
	 * The next answer.
	 *
	 * @return array{bool, string} Whether it is a good one, and its words.
	 */
	private function answer(): array {
		return $this->verdict( $this->wire->line( self::MOST_LINE ) );
	}

	/**
	 * Takes an answer apart.
	 *
	 * @param string $line Line.
	 * @return array{bool, string} Whether it is a good one, and its words.
	 */
	private function verdict( string $line ): array {
		if ( ! preg_match( '/^(\+OK|-ERR)(?![a-z0-9])\s*(.*)$/Dis', $line, $found ) ) {
			$this->wire->fail( Server_Error::PROTOCOL, 'This is no answer of a POP3 server', $line );
		}
		return [ '+' === $found[1][0], $found[2] ];
	}

	/**
	 * The failure that a refused command is.
	 *
	 * @param string $words The server's.
	 * @param string $name  Name of the failure.
	 */
	private function refusal( string $words, string $name ): Server_Error {
		$code     = preg_match( '/^\[([^\s\]]+)[^\]]*\]\s*(.*)$/Ds', $words, $found ) ? strtoupper( $found[1] ) : '';
		$words    = $code ? $found[2] : $words;
		$may_pass = '' === $code ? 1 === preg_match( self::PASSING_WORDS, $words ) : in_array( $code, self::PASSING_CODES, true );
		return new Server_Error( $name, 'The server answered -ERR', $this->wire->transcript->clean( $words ), $code, $may_pass );
	}
}
