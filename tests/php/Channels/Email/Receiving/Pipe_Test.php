<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Tests\Channels\Email\Certificate;
use Switchboard\Tests\Channels\Email\Server;

/**
 * The file bin/pipe.php as a process, against a real server.
 */
final class Pipe_Test extends TestCase {

	private const PIPE = __DIR__ . '/../../../../../bin/pipe.php';

	private const MAIL = "From: ada@customer.example\r\nSubject: Lamp\r\n\r\nIt broke.\r\n";

	/** Options of PHP by which there is no curl. */
	private const NO_CURL = [ '-d', 'disable_functions=curl_init' ];

	/** Server's process. */
	private static mixed $server = null;

	/** Where it listens. */
	private static string $url = '';

	/** What came, line by line. */
	private static string $log = '';

	public static function setUpBeforeClass(): void {
		self::$log = (string) tempnam( sys_get_temp_dir(), 'pipe' );
		$free      = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $free );
		$host = (string) stream_socket_get_name( $free, false );
		fclose( $free );
		self::$url    = "http://$host";
		self::$server = proc_open( [ PHP_BINARY, '-d', 'post_max_size=1M', '-S', $host, __DIR__ . '/pipe-server.php' ], [ [ 'pipe', 'r' ], [ 'file', '/dev/null', 'w' ], [ 'file', '/dev/null', 'w' ] ], $pipes, null, [ 'PIPE_LOG' => self::$log ] + getenv() );
		for ( $tries = 0; $tries < 100; ++$tries ) {
			usleep( 50_000 );
			$line = @fsockopen( '127.0.0.1', (int) explode( ':', $host )[1] ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- It isn't up yet.
			if ( false !== $line ) {
				fclose( $line );
				return;
			}
		}
		self::fail( 'The server did not start.' );
	}

	public static function tearDownAfterClass(): void {
		if ( is_resource( self::$server ) ) {
			proc_terminate( self::$server, 9 );
			proc_close( self::$server );
		}
		unlink( self::$log );
	}

	protected function setUp(): void {
		parent::setUp();
		file_put_contents( self::$log, '' );
	}

	/**
	 * Exit code by what the server answers.
	 *
	 * @return iterable<string, array{string, int}>
	 */
	public static function answers(): iterable {
		yield 'opened' => [ '/status/201', 0 ];
		yield 'here before' => [ '/status/200', 0 ];
		yield 'somebody else' => [ '/page', 75 ];
		yield 'nothing' => [ '/status/204', 75 ];
		foreach ( [
			75 => [ 408, 425, 429, 500, 502, 503, 504 ],
			77 => [ 401, 403 ],
			65 => [ 400, 413, 415 ],
			69 => [ 404, 405, 409, 410 ],
		] as $code => $statuses ) {
			foreach ( $statuses as $status ) {
				yield "$status" => [ "/status/$status", $code ];
			}
		}
		yield 'moved for now' => [ '/moved/302', 75 ];
		yield 'moved for good' => [ '/moved/301', 69 ];
	}

	/**
	 * The same with curl and without.
	 *
	 * @param string $path Path.
	 * @param int    $code Exit code.
	 */
	#[DataProvider( 'answers' )]
	public function test_exit_codes( string $path, int $code ): void {
		foreach ( [ [], self::NO_CURL ] as $options ) {
			file_put_contents( self::$log, '' );
			$run = self::run_pipe( [ self::$url . $path ], self::MAIL, [ 'SWITCHBOARD_SECRET' => 's3cret' ], $options );
			self::assertSame( [ $code, '' ], [ $run['code'], $run['out'] ], $run['err'] );
			self::assertSame( 0 !== $code, '' !== $run['err'] );
			// Once, whatever the answer: a redirection isn't followed.
			self::assertSame( [ $path ], array_column( self::came(), 'uri' ) );
		}
	}

	public function test_posts_the_mail_as_it_is_with_the_secret(): void {
		// Longer than what PHP takes of a form, and than one buffer.
		$mail = self::MAIL . str_repeat( random_bytes( 997 ) . "\r\n", 3000 );
		foreach ( [ [], self::NO_CURL ] as $options ) {
			file_put_contents( self::$log, '' );
			self::assertSame( 0, self::run_pipe( [ self::$url . '/status/201?format=x' ], $mail, [ 'SWITCHBOARD_SECRET' => 's3cret' ], $options )['code'] );
			$expected = [
				'method'        => 'POST',
				'uri'           => '/status/201?format=x',
				'type'          => 'message/rfc822',
				'length'        => strlen( $mail ),
				'authorization' => 'Bearer s3cret',
				'secret'        => 's3cret',
				'hash'          => hash( 'sha256', $mail ),
			];
			self::assertSame( [ $expected ], self::came() );
		}
	}

	public function test_reads_the_secret_from_a_file(): void {
		$file = (string) tempnam( sys_get_temp_dir(), 'secret' );
		file_put_contents( $file, "from a file\n" );
		self::assertSame( 0, self::run_pipe( [ "--secret-file=$file", self::$url . '/status/201' ], self::MAIL )['code'] );
		unlink( $file );
		self::assertSame( [ 'from a file' ], array_column( self::came(), 'secret' ) );
		self::assertSame( 75, self::run_pipe( [ "--secret-file=$file", self::$url . '/status/201' ], self::MAIL )['code'] );
		self::assertCount( 1, self::came() );
	}

	public function test_works_without_a_secret_of_its_own(): void {
		self::assertSame( 0, self::run_pipe( [ self::$url . '/status/201?secret=in-the-address' ], self::MAIL )['code'] );
		self::assertSame( [ '' ], array_column( self::came(), 'authorization' ) );
	}

	public function test_waits_when_nobody_answers(): void {
		$free = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $free );
		$host = (string) stream_socket_get_name( $free, false );
		fclose( $free );
		foreach ( [ [], self::NO_CURL ] as $options ) {
			self::assertSame( 75, self::run_pipe( [ "http://$host/" ], self::MAIL, [], $options )['code'] );
			self::assertSame( 75, self::run_pipe( [ 'https://nobody.invalid/' ], self::MAIL, [], $options )['code'] );
			self::assertSame( 75, self::run_pipe( [ '--timeout=1', self::$url . '/hang' ], self::MAIL, [], $options )['code'] );
		}
	}

	public function test_a_server_that_nobody_vouches_for_gets_nothing(): void {
		$certificate = new Certificate( '127.0.0.1' );
		$server      = new Server(
			__DIR__ . '/https-server.mjs',
			[
				'key'  => $certificate->key,
				'cert' => $certificate->pem,
			]
		);
		foreach ( [ [], self::NO_CURL ] as $options ) {
			$run = self::run_pipe( [ "https://127.0.0.1:$server->port/status/201" ], self::MAIL, [ 'SWITCHBOARD_SECRET' => 's3cret' ], $options );
			self::assertSame( 75, $run['code'] );
			self::assertStringContainsStringIgnoringCase( 'certificate', $run['err'] );
		}
		self::assertFalse( $server->says() );
	}

	/**
	 * Command lines that can't be right.
	 *
	 * @return iterable<string, array{list<string>}>
	 */
	public static function wrong_commands(): iterable {
		yield 'no address' => [ [] ];
		yield 'no web address' => [ [ 'ftp://127.0.0.1/' ] ];
		yield 'no address at all' => [ [ 'support' ] ];
		yield 'two addresses' => [ [ 'http://127.0.0.1/', 'http://127.0.0.1/' ] ];
		yield 'an unknown option' => [ [ '--secret=s3cret', 'http://127.0.0.1/' ] ];
		yield 'a line break' => [ [ "http://127.0.0.1/\r\nX-Other: 1" ] ];
		yield 'no encryption over the network' => [ [ 'http://shop.example/' ] ];
	}

	/**
	 * Is told, and no mail is sent.
	 *
	 * @param list<string> $arguments Arguments.
	 */
	#[DataProvider( 'wrong_commands' )]
	public function test_a_wrong_command( array $arguments ): void {
		$run = self::run_pipe( $arguments, self::MAIL );
		self::assertSame( [ 64, '' ], [ $run['code'], $run['out'] ] );
		self::assertNotSame( '', $run['err'] );
	}

	public function test_no_mail_is_an_error_of_the_mail(): void {
		self::assertSame( 65, self::run_pipe( [ self::$url . '/status/201' ], '' )['code'] );
		self::assertSame( [], self::came() );
	}

	public function test_a_secret_of_two_lines_is_no_header(): void {
		self::assertSame( 64, self::run_pipe( [ self::$url . '/status/201' ], self::MAIL, [ 'SWITCHBOARD_SECRET' => "a\r\nX-Other: 1" ] )['code'] );
		self::assertSame( [], self::came() );
	}

	/**
	 * Runs it.
	 *
	 * @param list<string>          $arguments Arguments.
	 * @param string                $mail      Standard input.
	 * @param array<string, string> $env       Environment.
	 * @param list<string>          $options   Options of PHP.
	 * @return array{code: int, out: string, err: string}
	 */
	private static function run_pipe( array $arguments, string $mail, array $env = [], array $options = [] ): array {
		$input = (string) tempnam( sys_get_temp_dir(), 'mail' );
		file_put_contents( $input, $mail );
		$process = proc_open( [ PHP_BINARY, ...$options, self::PIPE, ...$arguments ], [ [ 'file', $input, 'r' ], [ 'pipe', 'w' ], [ 'pipe', 'w' ] ], $pipes, null, $env + [ 'PATH' => (string) getenv( 'PATH' ) ] );
		self::assertIsResource( $process );
		$out  = (string) stream_get_contents( $pipes[1] );
		$err  = (string) stream_get_contents( $pipes[2] );
		$code = proc_close( $process );
		unlink( $input );
		return compact( 'code', 'out', 'err' );
	}

	/**
	 * What came to the server, but for posts that nobody waited for: it takes them up later, perhaps during the next test.
	 *
	 * @return list<array<mixed>>
	 */
	private static function came(): array {
		$posts = array_map( static fn( string $line ): array => (array) json_decode( $line, true ), file( self::$log, FILE_IGNORE_NEW_LINES ) ?: [] );
		return array_values( array_filter( $posts, static fn( array $post ): bool => '/hang' !== ( $post['uri'] ?? '' ) ) );
	}
}
