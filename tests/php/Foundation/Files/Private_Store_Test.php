<?php
/**
 * Tests of private files.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Files;

use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Files are what is tested.

/**
 * What is stored comes back, can't be read in place, and no path leads out.
 */
final class Private_Store_Test extends TestCase {

	/**
	 * A file larger than a chunk comes back whole; its bytes on the disk are others, without an extension.
	 */
	public function test_round_trip_encrypted(): void {
		$content = str_repeat( "<?php echo 'secret';\n", 10_000 );
		$source  = $this->source( $content );
		$store   = new Private_Store();
		$this->assertTrue( $store->place()['encrypted'] );
		$stored = $store->put( $source );
		$this->assertSame( strlen( $content ), $stored['size'] );
		$this->assertSame( hash( 'sha256', $content ), $stored['hash'] );
		$this->assertSame( $content, $this->read( $store, $stored['path'] ) );
		$file = $store->place()['dir'] . '/' . substr( $stored['path'], 2 );
		$this->assertFileExists( $file );
		$this->assertStringNotContainsString( 'secret', (string) file_get_contents( $file ) );
		$this->assertSame( '', pathinfo( $file, PATHINFO_EXTENSION ) );
		$store->delete( $stored['path'] );
		$this->assertFileDoesNotExist( $file );
		unlink( $source );
	}

	/**
	 * An empty file is a file.
	 */
	public function test_empty_file(): void {
		$source = $this->source( '' );
		$store  = new Private_Store();
		$this->assertSame( '', $this->read( $store, $store->put( $source )['path'] ) );
	}

	/**
	 * A damaged file is an error, never half a file passed off as whole.
	 */
	public function test_damaged(): void {
		$store  = new Private_Store();
		$stored = $store->put( $this->source( 'hello' ) );
		$file   = $store->place()['dir'] . '/' . substr( $stored['path'], 2 );
		file_put_contents( $file, substr_replace( (string) file_get_contents( $file ), 'X', -2, 1 ) );
		$this->expectException( Problem::class );
		$this->read( $store, $stored['path'] );
	}

	/**
	 * A file that was cut between two chunks isn't passed off as whole.
	 */
	public function test_cut(): void {
		$store  = new Private_Store();
		$stored = $store->put( $this->source( str_repeat( 'x', 100_000 ) ) );
		$file   = $store->place()['dir'] . '/' . substr( $stored['path'], 2 );
		file_put_contents( $file, substr( (string) file_get_contents( $file ), 0, 24 + 65536 + 17 ) );
		$this->expectException( Problem::class );
		$this->read( $store, $stored['path'] );
	}

	/**
	 * No path but ours is opened or removed.
	 */
	public function test_foreign_paths(): void {
		$store = new Private_Store();
		foreach ( [ '../wp-config.php', 'e/../../wp-config.php', '/etc/passwd', 'p/2026/01/' . str_repeat( 'a', 31 ), '' ] as $path ) {
			try {
				$store->delete( $path );
				$this->fail( "$path was taken." );
			} catch ( Problem $problem ) {
				$this->assertSame( 404, $problem->status );
			}
		}
	}

	/**
	 * A readable file.
	 *
	 * @param string $content Content.
	 */
	private function source( string $content ): string {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, $content );
		return $path;
	}

	/**
	 * A stored file's content.
	 *
	 * @param Private_Store $store Store.
	 * @param string        $path  Path.
	 */
	private function read( Private_Store $store, string $path ): string {
		$out = fopen( 'php://memory', 'w+b' ) ?: throw new \RuntimeException( 'No memory.' );
		$store->copy_to( $path, $out );
		rewind( $out );
		return (string) stream_get_contents( $out );
	}
}
