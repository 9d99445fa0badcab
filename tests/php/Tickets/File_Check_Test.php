<?php
/**
 * Tests of which files are taken.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Tickets\File_Check;

/**
 * Names and contents, harmless and hostile.
 */
final class File_Check_Test extends Furniture_Case {

	private const GIF  = "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
	private const JPEG = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9";
	private const PDF  = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
	private const ZIP  = "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00aPK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x2f\x00\x00\x00\x1f\x00\x00\x00\x00\x00";

	/**
	 * Names as they come and as they are kept.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function names(): array {
		return [
			'plain'             => [ 'Rechnung März 2026.pdf', 'Rechnung März 2026.pdf' ],
			'path'              => [ '../../etc/passwd', 'passwd' ],
			'path of Windows'   => [ 'C:\\Users\\ada\\scan.png', 'scan.png' ],
			'nothing but path'  => [ '../', 'file' ],
			'nothing'           => [ '', 'file' ],
			'dots'              => [ '...', 'file' ],
			'header injection'  => [ "a\r\nSet-Cookie: x=1.txt", 'aSet-Cookie- x=1.txt' ],
			'zero byte'         => [ "photo.php\0.jpg", 'photo.php.jpg' ],
			'turned reading'    => [ "invoice\u{202E}fdp.exe", 'invoicefdp.exe' ],
			'isolated'          => [ "a\u{2066}b\u{2069}.txt", 'ab.txt' ],
			'trailing dots'     => [ 'shell.php. . .', 'shell.php' ],
			'stream of Windows' => [ 'shell.php::$DATA', 'shell.php-$DATA' ],
			'markup'            => [ '<img src=x onerror=alert(1)>.png', '-img src=x onerror=alert(1)-.png' ],
			'quotes'            => [ 'my "best" photo.png', 'my -best- photo.png' ],
			'emoji'             => [ '👩‍👩‍👧 parcel.png', '👩‍👩‍👧 parcel.png' ],
			'not UTF-8'         => [ "caf\xe9.txt", 'caf?.txt' ],
			'long'              => [ str_repeat( 'ü', 300 ) . '.pdf', str_repeat( 'ü', 251 ) . '.pdf' ],
		];
	}

	#[DataProvider( 'names' )]
	public function test_a_name_is_cleaned( string $name, string $clean ): void {
		// The question mark of bytes that aren't UTF-8 is then replaced as Windows doesn't take it.
		$this->assertSame( str_replace( '?', '-', $clean ), File_Check::name( $name ) );
	}

	/**
	 * Files that are taken, and the type that they are stored with.
	 *
	 * @return array<string, array{string, string, string}>
	 */
	public static function taken(): array {
		return [
			'png'                    => [ 'a.png', self::PNG, 'image/png' ],
			'gif'                    => [ 'a.GIF', self::GIF, 'image/gif' ],
			'jpeg'                   => [ 'a.jpeg', self::JPEG, 'image/jpeg' ],
			'jpeg that says png'     => [ 'a.png', self::JPEG, 'image/jpeg' ],
			'from the clipboard'     => [ 'blob', self::PNG, 'image/png' ],
			'screenshot of a Mac'    => [ 'Screenshot at 10.30.15', self::PNG, 'image/png' ],
			'pdf'                    => [ 'invoice.v2.pdf', self::PDF, 'application/pdf' ],
			'address in the name'    => [ 'www.example.com.pdf', self::PDF, 'application/pdf' ],
			'zip'                    => [ 'all.zip', self::ZIP, 'application/zip' ],
			'text'                   => [ 'notes.txt', "hello\nworld", 'text/plain' ],
			'table'                  => [ 'orders.csv', "a,b\n1,2\n", 'text/csv' ],
			'log'                    => [ 'debug.log', "10:00 php error\n", 'text/plain' ],
			'json'                   => [ 'a.json', '{"a": 1}', 'application/json' ],
			'unknown'                => [ 'a.xyz', "\x00\x01\x02\x03", 'application/octet-stream' ],
			'sound that is text'     => [ 'a.mp3', 'hello world', 'application/octet-stream' ],
		];
	}

	#[DataProvider( 'taken' )]
	public function test_it_is_taken( string $name, string $content, string $type ): void {
		$this->assertSame( $type, File_Check::type( $this->file( $content ), $name ) );
	}

	/**
	 * Files that are refused.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function refused(): array {
		$text = 'hello';
		return [
			'php'                     => [ 'a.php', $text ],
			'php in capitals'         => [ 'a.PHP', $text ],
			'php 7'                   => [ 'a.php7', $text ],
			'phtml'                   => [ 'a.phtml', $text ],
			'pht'                     => [ 'a.pht', $text ],
			'phar'                    => [ 'a.phar', $text ],
			'picture with two names'  => [ 'a.php.png', self::PNG ],
			'picture with more names' => [ 'a.phtml.b.png', self::PNG ],
			'spaces around'           => [ 'a. php .png', self::PNG ],
			'exe'                     => [ 'setup.exe', $text ],
			'exe inside'              => [ 'setup.exe.pdf', self::PDF ],
			'js'                      => [ 'a.js', $text ],
			'bat'                     => [ 'a.bat', $text ],
			'cmd'                     => [ 'a.cmd', $text ],
			'sh'                      => [ 'a.sh', $text ],
			'com'                     => [ 'a.com', $text ],
			'htaccess'                => [ '.htaccess', $text ],
			'user.ini'                => [ '.user.ini', $text ],
			'web.config'              => [ 'web.config', $text ],
			'html'                    => [ 'a.html', $text ],
			'svg'                     => [ 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>' ],
			'svg by content'          => [ 'a.xml', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' ],
			'svg as png'              => [ 'a.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' ],
			'html as text'            => [ 'a.txt', '<!DOCTYPE html><script>alert(1)</script>' ],
			'html as png'             => [ 'a.png', '<html><script>alert(1)</script></html>' ],
			'php as text'             => [ 'a.txt', '<?php system( $_GET["c"] );' ],
			'php as picture'          => [ 'a.jpg', '<?php system( $_GET["c"] );' ],
			'program as pdf'          => [ 'a.pdf', 'MZ' . str_repeat( "\0", 200 ) ],
			'script as text'          => [ 'a.txt', "#!/bin/sh\nrm -rf /" ],
			'text as picture'         => [ 'a.png', $text ],
			'picture as pdf'          => [ 'a.pdf', self::GIF ],
			'picture as zip'          => [ 'a.zip', self::PNG ],
			'gif with php'            => [ 'a.gif', self::GIF . '<?php echo 1;' ],
			'gif with PHP in a tag'   => [ 'a.gif', self::GIF . '<?PHP echo 1;' ],
			'png with script'         => [ 'a.png', self::PNG . '<ScRiPt src=//evil.example>' ],
			'jpeg with page'          => [ 'a.jpg', self::JPEG . '<html><body onload=alert(1)>' ],
			'jpeg with phar'          => [ 'a.jpg', self::JPEG . '__HALT_COMPILER();' ],
			'far behind'              => [ 'a.png', self::PNG . str_repeat( 'x', 1048576 - strlen( self::PNG ) - 3 ) . '<script>' ],
		];
	}

	#[DataProvider( 'refused' )]
	public function test_it_is_refused( string $name, string $content ): void {
		$problem = $this->assert_problem( 'switchboard_file_type', fn() => File_Check::type( $this->file( $content ), File_Check::name( $name ) ) );
		$this->assertSame( 415, $problem->status );
	}

	public function test_pictures_are_measured(): void {
		$this->assertSame( [ 1, 1 ], File_Check::dimensions( $this->file( self::PNG ), 'image/png' ) );
		$this->assertSame( [ 0, 0 ], File_Check::dimensions( $this->file( "\x89PNG\r\n\x1a\nbroken" ), 'image/png' ) );
		$this->assertSame( [ 0, 0 ], File_Check::dimensions( $this->file( self::PNG ), 'application/pdf' ) );
	}
}
