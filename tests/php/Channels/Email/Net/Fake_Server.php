<?php
/**
 * A server that says what a test wants.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use Switchboard\Channels\Email\Net\Address_Check;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;

/**
 * Plays one conversation in another process, which is kept for the next. A line of the play begins with who speaks:
 *
 * `S: text` is sent with CR LF at its end, `{tag}` in it is the tag of the last command; `B: bytes` is sent as it is, in PHP's escapes;
 * `C: pattern` is a line that must come; `W: seconds` waits; `D: bytes size` sends so many dots, one at a time, with a pause after each; `L: size` sends so
 * many letters, 64 in a line. At its end the server hangs up.
 */
final class Fake_Server {

	private const END = "\0end\n";

	/**
	 * The process with its input and output.
	 *
	 * @var array{process: resource, input: resource, output: resource}|null
	 */
	private static ?array $actor = null;

	/**
	 * Where it listens.
	 *
	 * @var int
	 */
	public readonly int $port;

	/**
	 * Whether the play is over.
	 *
	 * @var bool
	 */
	private bool $has_ended = false;

	/**
	 * Begins a play.
	 *
	 * @param list<string> $play Lines.
	 */
	public function __construct( array $play ) {
		self::$actor ??= self::start();
		fwrite( self::$actor['input'], json_encode( $play ) . "\n" );
		$this->port = (int) fgets( self::$actor['output'] );
	}

	/**
	 * Ends it, if need be with the process.
	 */
	public function __destruct() {
		$output = self::$actor['output'] ?? null;
		if ( $output && ! $this->has_ended ) {
			stream_set_blocking( $output, false );
			for ( $waits = 0; $waits < 50 && ! $this->has_ended; ++$waits ) {
				$this->has_ended = fgets( $output ) === self::END;
				usleep( 1000 );
			}
			stream_set_blocking( $output, true );
		}
		if ( ! $this->has_ended ) {
			self::stop();
		}
	}

	/**
	 * Starts the process.
	 *
	 * @return array{process: resource, input: resource, output: resource}
	 */
	private static function start(): array {
		$code    = 'require "' . addcslashes( __FILE__, '\\"$' ) . '"; ' . self::class . '::serve();';
		$process = proc_open( [ PHP_BINARY, '-n', '-r', $code ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ] ], $pipes );
		if ( ! $process ) {
			throw new \RuntimeException( 'The server did not start' );
		}
		register_shutdown_function( [ self::class, 'stop' ] );
		return [
			'process' => $process,
			'input'   => $pipes[0],
			'output'  => $pipes[1],
		];
	}

	/**
	 * Ends the process.
	 */
	public static function stop(): void {
		if ( self::$actor ) {
			proc_terminate( self::$actor['process'], 9 );
			fclose( self::$actor['input'] );
			fclose( self::$actor['output'] );
			proc_close( self::$actor['process'] );
			self::$actor = null;
		}
	}

	/**
	 * How to reach it.
	 *
	 * @param string $security Of Endpoint.
	 * @param float  $read     Seconds for a read.
	 * @param float  $answer   Seconds for an answer.
	 */
	public function endpoint( string $security = Endpoint::PLAIN, float $read = 10.0, float $answer = 20.0 ): Endpoint {
		return new Endpoint( '127.0.0.1', $this->port, $security, 5.0, $read, $answer );
	}

	/**
	 * A dialer that may call it.
	 */
	public static function dialer(): Dialer {
		return new Dialer( new Address_Check( static fn(): bool => true ) );
	}

	/**
	 * Waits for its end.
	 *
	 * @return list<string> The lines that came, and a last one, `ERROR: …`, if one was not as expected.
	 */
	public function heard(): array {
		$lines = [];
		while ( self::$actor && ! $this->has_ended ) {
			$line            = fgets( self::$actor['output'] );
			$this->has_ended = self::END === $line;
			if ( false === $line ) {
				throw new \RuntimeException( 'The server broke down' );
			}
			$lines[] = rtrim( $line, "\n" );
		}
		return array_values( array_filter( array_slice( $lines, 0, -1 ), static fn( string $line ): bool => '' !== $line ) );
	}

	/**
	 * The process: plays one after the other.
	 */
	public static function serve(): void {
		$server = stream_socket_server( 'tcp://127.0.0.1:0' );
		if ( ! $server ) {
			exit( 1 );
		}
		while ( true ) {
			$play = fgets( STDIN );
			if ( false === $play ) {
				return;
			}
			echo explode( ':', (string) stream_socket_get_name( $server, false ) )[1], "\n";
			$client = stream_socket_accept( $server, 60 );
			if ( $client ) {
				self::play( $client, (array) json_decode( $play, true ) );
				fclose( $client );
			}
			echo self::END;
		}
	}

	/**
	 * Plays.
	 *
	 * @param resource     $client With whom.
	 * @param array<mixed> $play   Lines.
	 */
	private static function play( $client, array $play ): void {
		$tag = '';
		foreach ( $play as $line ) {
			[ $who, $what ] = explode( ': ', (string) $line, 2 );
			switch ( $who ) {
				case 'S':
					self::send( $client, str_replace( '{tag}', $tag, $what ) . "\r\n" );
					break;
				case 'B':
					self::send( $client, str_replace( '{tag}', $tag, stripcslashes( $what ) ) );
					break;
				case 'W':
					usleep( (int) ( 1_000_000 * (float) $what ) );
					break;
				case 'D':
					[ $count, $pause ] = explode( ' ', $what );
					$left = (int) $count;
					while ( $left > 0 && self::send( $client, '.' ) ) {
						--$left;
						usleep( (int) ( 1_000_000 * (float) $pause ) );
					}
					break;
				case 'L':
					$left = (int) $what;
					while ( $left > 0 && self::send( $client, substr( str_repeat( str_repeat( 'x', 62 ) . "\r\n", 512 ), 0, min( $left, 32768 ) ) ) ) {
						$left -= 32768;
					}
					break;
				case 'C':
					$said = rtrim( (string) fgets( $client ), "\r\n" );
					$tag  = explode( ' ', $said )[0];
					echo $said, "\n";
					if ( ! preg_match( "~^$what$~", $said ) ) {
						echo "ERROR: expected $what\n";
						return;
					}
			}
		}
	}

	/**
	 * Sends.
	 *
	 * @param resource $client Whom to.
	 * @param string   $bytes  Bytes.
	 */
	private static function send( $client, string $bytes ): bool {
		return @fwrite( $client, $bytes ) === strlen( $bytes ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- The client may have hung up, which is what some plays are about.
	}
}
