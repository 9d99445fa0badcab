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
 * Plays one conversation in a process of its own. A line of the play begins with who speaks:
 *
 * `S: text` is sent with CR LF at its end, `{tag}` in it is the tag of the last command; `B: bytes` is sent as it is, in PHP's escapes;
 * `C: pattern` is a line that must come; `W: seconds` waits; `D: bytes size` sends so many dots, one at a time, with a pause after each; `L: size` sends so
 * many letters, 64 in a line. At its end the server hangs up.
 */
final class Fake_Server {

	/**
	 * The process.
	 *
	 * @var resource
	 */
	private $process;

	/**
	 * What it prints.
	 *
	 * @var resource
	 */
	private $output;

	/**
	 * Where it listens.
	 *
	 * @var int
	 */
	public readonly int $port;

	/**
	 * Starts it.
	 *
	 * @param list<string> $play Lines.
	 */
	public function __construct( array $play ) {
		$code    = 'require "' . addcslashes( __FILE__, '\\"$' ) . '"; ' . self::class . '::serve();';
		$process = proc_open( [ PHP_BINARY, '-n', '-r', $code ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ] ], $pipes );
		if ( ! $process ) {
			throw new \RuntimeException( 'The server did not start' );
		}
		$this->process = $process;
		$this->output  = $pipes[1];
		fwrite( $pipes[0], (string) json_encode( $play ) );
		fclose( $pipes[0] );
		$this->port = (int) fgets( $this->output );
	}

	/**
	 * Ends it.
	 */
	public function __destruct() {
		if ( is_resource( $this->process ) ) {
			proc_terminate( $this->process );
			fclose( $this->output );
			proc_close( $this->process );
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
		return array_values( array_filter( explode( "\n", (string) stream_get_contents( $this->output ) ) ) );
	}

	/**
	 * The process: plays.
	 */
	public static function serve(): void {
		$play   = (array) json_decode( (string) stream_get_contents( STDIN ), true );
		$server = stream_socket_server( 'tcp://127.0.0.1:0' );
		if ( ! $server ) {
			exit( 1 );
		}
		echo explode( ':', (string) stream_socket_get_name( $server, false ) )[1], "\n";
		$client = stream_socket_accept( $server, 10 );
		if ( ! $client ) {
			exit( 1 );
		}
		$tag = '';
		foreach ( $play as $line ) {
			[ $who, $what ] = explode( ': ', $line, 2 );
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
						exit;
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
