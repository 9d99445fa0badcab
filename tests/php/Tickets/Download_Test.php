<?php
/**
 * Tests of the way out of a file.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Download;

/**
 * Headers that leave a browser no choice.
 */
final class Download_Test extends \PHPUnit\Framework\TestCase {

	public function test_pictures_are_shown_and_everything_else_is_saved(): void {
		foreach ( [
			'image/png'       => 'inline',
			'image/jpeg'      => 'inline',
			'image/gif'       => 'inline',
			'image/webp'      => 'inline',
			'image/svg+xml'   => 'attachment',
			'image/tiff'      => 'attachment',
			'text/html'       => 'attachment',
			'application/pdf' => 'attachment',
			'text/plain'      => 'attachment',
		] as $type => $disposition ) {
			$headers = Download::headers( self::attachment( 'a', $type ), 60 );
			$this->assertStringStartsWith( "$disposition;", $headers['Content-Disposition'], $type );
			$this->assertSame( 'nosniff', $headers['X-Content-Type-Options'] );
			$this->assertStringContainsString( 'sandbox', $headers['Content-Security-Policy'] );
			$this->assertStringStartsWith( $type, $headers['Content-Type'] );
		}
	}

	public function test_a_name_of_any_script_is_kept(): void {
		$header = Download::headers( self::attachment( 'Größe "1"; x=y 紫.png', 'image/png' ), 0 )['Content-Disposition'];
		$this->assertSame( 'inline; filename="Grose _1_ x_y _.png"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%20%221%22%3B%20x%3Dy%20%E7%B4%AB.png', $header );
	}

	public function test_no_header_is_smuggled_in(): void {
		foreach ( Download::headers( self::attachment( "a\r\nSet-Cookie: x=1", 'image/png' ), 0 ) as $value ) {
			$this->assertDoesNotMatchRegularExpression( '/[\r\n]/', $value );
		}
	}

	public function test_a_browser_keeps_it_privately_while_the_address_is_good(): void {
		$this->assertSame( 'private, max-age=4711, immutable', Download::headers( self::attachment( 'a', 'image/png' ), 4711 )['Cache-Control'] );
	}

	/**
	 * An attachment.
	 */
	private static function attachment( string $name, string $type ): Attachment {
		return new Attachment( 1, 1, 1, '', $name, $type, 1, '', '', false, '', 0, 0, 0 );
	}
}
