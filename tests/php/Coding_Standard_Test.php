<?php
/**
 * Proof that the coding standard looks for what matters.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/**
 * A sniff that was switched off by accident is silent: so each line here must be complained about.
 */
#[Group( 'architecture' )]
final class Coding_Standard_Test extends \PHPUnit\Framework\TestCase {

	/**
	 * A line of PHP, and the sniff that must find it.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function planted(): array {
		return [
			'unescaped output'     => [ 'echo $_GET["name"];', 'WordPress.Security.EscapeOutput' ],
			'unsanitized input'    => [ '$name = $_POST["name"];', 'WordPress.Security.ValidatedSanitizedInput' ],
			'missing nonce'        => [ '$name = $_POST["name"];', 'WordPress.Security.NonceVerification' ],
			'value inside SQL'     => [ '$wpdb->query( "DELETE FROM t WHERE id = $id" );', 'WordPress.DB.PreparedSQL' ],
			'foreign text domain'  => [ '$text = __( "Hello", "other" );', 'WordPress.WP.I18n' ],
			'gone from PHP'        => [ 'each( $list );', 'PHPCompatibility' ],
			'code made from text'  => [ 'eval( $code );', 'Squiz.PHP.Eval' ],
			'unserialized content' => [ 'unserialize( $content );', 'WordPress.PHP.DiscouragedPHPFunctions' ],
		];
	}

	#[DataProvider( 'planted' )]
	public function test_it_is_found( string $code, string $sniff ): void {
		$this->assertNotEmpty( array_filter( self::complaints( $code ), static fn( string $source ): bool => str_starts_with( $source, $sniff ) ) );
	}

	/**
	 * Sniffs that complain about a file of ours with this content.
	 *
	 * @param string $code PHP.
	 * @return list<string>
	 */
	private static function complaints( string $code ): array {
		$root    = dirname( __DIR__, 2 );
		$process = proc_open(
			[ PHP_BINARY, "$root/vendor/bin/phpcs", '-q', '--report=json', '--no-cache', "--stdin-path=$root/includes/Planted.php", '-' ],
			[ [ 'pipe', 'r' ], [ 'pipe', 'w' ] ],
			$pipes,
			$root
		);
		self::assertIsResource( $process );
		fwrite( $pipes[0], "<?php\n$code\n" );
		fclose( $pipes[0] );
		$report = json_decode( (string) stream_get_contents( $pipes[1] ), true );
		proc_close( $process );
		return array_column( array_merge( ...array_column( array_values( $report['files'] ), 'messages' ) ), 'source' );
	}
}
