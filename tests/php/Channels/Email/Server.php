<?php
/**
 * A server for tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email;

/**
 * Runs a Node script that says lines of JSON, the first with its port, and ends it when nobody needs it any more.
 */
final class Server {

	/** Where it listens. */
	public readonly int $port;

	/**
	 * Process.
	 *
	 * @var resource
	 */
	private $process;

	/**
	 * Its standard input and output.
	 *
	 * @var array<int, resource>
	 */
	private array $pipes = [];

	/**
	 * Starts it.
	 *
	 * @param string               $script  Script.
	 * @param array<string, mixed> $options Options.
	 * @throws \RuntimeException When it doesn't come up.
	 */
	public function __construct( string $script, array $options = [] ) {
		$process = proc_open( [ 'node', $script, (string) json_encode( $options ) ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], STDERR ], $this->pipes );
		if ( false === $process ) {
			throw new \RuntimeException( "$script doesn't start." );
		}
		$this->process = $process;
		$this->port    = (int) ( $this->hear()['port'] ?? throw new \RuntimeException( "$script doesn't listen." ) );
	}

	/**
	 * Ends it.
	 */
	public function __destruct() {
		array_map( 'fclose', $this->pipes );
		proc_close( $this->process );
	}

	/**
	 * Waits for the next thing that it says.
	 *
	 * @return array<string, mixed>|null Null when it says nothing for ten seconds.
	 */
	public function hear(): ?array {
		return $this->says( 10 ) ? (array) json_decode( (string) fgets( $this->pipes[1] ), true ) : null;
	}

	/**
	 * Whether it says something.
	 *
	 * @param int $seconds For how long to listen.
	 */
	public function says( int $seconds = 0 ): bool {
		$read = [ $this->pipes[1] ];
		$none = null;
		return (int) stream_select( $read, $none, $none, $seconds, 20_000 ) > 0;
	}
}
