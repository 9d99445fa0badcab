<?php
/**
 * The tests' own site on the network.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

/**
 * Runs PHP's server on the site that the tests run in: what it writes is there for the test, so the test must not be in a transaction.
 */
final class Site_Server {

	/** Address of the site. */
	public readonly string $url;

	/**
	 * Process.
	 *
	 * @var resource
	 */
	private $process;

	/**
	 * Starts it.
	 *
	 * @param array<string, string> $settings Settings of PHP.
	 * @throws \RuntimeException When it doesn't come up.
	 */
	public function __construct( array $settings ) {
		$free = stream_socket_server( 'tcp://127.0.0.1:0' ) ?: throw new \RuntimeException( 'There is no port.' );
		$host = (string) stream_socket_get_name( $free, false );
		fclose( $free );
		$options = [];
		foreach ( $settings + [ 'display_errors' => '0' ] as $name => $value ) {
			array_push( $options, '-d', "$name=$value" );
		}
		$quiet         = [ 'file', '/dev/null', 'w' ];
		$process       = proc_open( [ PHP_BINARY, ...$options, '-S', $host, '-t', rtrim( ABSPATH, '/' ), dirname( __DIR__, 5 ) . '/bin/php/router.php' ], [ [ 'pipe', 'r' ], $quiet, $quiet ], $pipes );
		$this->process = $process ?: throw new \RuntimeException( 'The server does not start.' );
		$this->url     = "http://$host";
		for ( $tries = 0; $tries < 200; ++$tries ) {
			usleep( 25_000 );
			$line = @stream_socket_client( "tcp://$host" ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- It isn't up yet.
			if ( false !== $line ) {
				fclose( $line );
				return;
			}
		}
		throw new \RuntimeException( 'The server does not come up.' );
	}

	/**
	 * Ends it.
	 */
	public function __destruct() {
		proc_terminate( $this->process, 9 );
		proc_close( $this->process );
	}

	/**
	 * Posts a file.
	 *
	 * @param string       $path    Path and query.
	 * @param string       $file    File.
	 * @param list<string> $headers Headers.
	 * @return array{int, array<mixed>} Status and answer.
	 */
	public function post( string $path, string $file, array $headers ): array {
		$body    = (string) file_get_contents( $file );
		$context = stream_context_create(
			[
				'http' => [
					'method'        => 'POST',
					'header'        => $headers,
					'content'       => $body,
					'ignore_errors' => true,
					'timeout'       => 60,
				],
			]
		);
		$line    = fopen( $this->url . $path, 'rb', false, $context ) ?: throw new \RuntimeException( 'No answer.' );
		$answer  = (string) stream_get_contents( $line );
		$wrapper = (array) stream_get_meta_data( $line )['wrapper_data'];
		fclose( $line );
		return [ (int) ( explode( ' ', (string) ( $wrapper[0] ?? '' ) )[1] ?? 0 ), (array) json_decode( $answer, true ) ];
	}
}
