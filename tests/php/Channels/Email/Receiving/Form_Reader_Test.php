<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Receiving\Form_Reader;
use Switchboard\Channels\Email\Receiving\Posted_Form;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Tests\TestCase;

final class Form_Reader_Test extends TestCase {

	/** Keeps files for as long as the test lasts. */
	private Spool $spool;

	protected function setUp(): void {
		parent::setUp();
		$this->spool = new Spool();
	}

	public function test_bytes_stay_as_they_are_wherever_a_buffer_ends(): void {
		foreach ( [ 0, 1, 65_520, 65_530, 65_536, 131_060, 300_000 ] as $size ) {
			// What looks like the beginning of a boundary, and bytes of all kinds.
			$value = substr( str_repeat( "\r\n--xYzZ\r\n--xYz\x00\xff'\"\\", 30_000 ), 0, $size );
			$form  = $this->read( "--xYzZY\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\n$value\r\n--xYzZY\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; name=\"two\"; filename=\"a \\\"b\\\".txt\"\r\n\r\n$value\r\n--xYzZY--" );
			$this->assertNotNull( $form );
			$this->assertTrue( $form->content( 'one' )?->text( 400_000 ) === $value, "$size" );
			$this->assertTrue( $form->content( 'two' )?->text( 400_000 ) === $value, "$size" );
			$this->assertSame( [ 'a "b".txt', 'text/plain' ], [ $form->files()['two']['name'], $form->files()['two']['type'] ] );
		}
	}

	public function test_a_boundary_may_stand_in_quotes_and_text_before_it(): void {
		$form = $this->read( "A form.\r\n--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--a b--\r\nAfter it.", 'multipart/form-data; charset=utf-8; Boundary="a b"' );
		$this->assertSame( 'y', $form?->text( 'x' ) );
	}

	/**
	 * Forms that aren't whole.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function wrong(): iterable {
		yield 'nothing' => [ '' ];
		yield 'no boundary' => [ str_repeat( 'x', 200_000 ) ];
		yield 'no end' => [ "--xYzZY\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n" . str_repeat( 'y', 200_000 ) ];
		yield 'no header' => [ "--xYzZY\r\n\r\ny\r\n--xYzZY--" ];
		yield 'no name' => [ "--xYzZY\r\nContent-Disposition: form-data\r\n\r\ny\r\n--xYzZY--" ];
		yield 'a header without an end' => [ "--xYzZY\r\nContent-Disposition: form-data; name=\"x\"" . str_repeat( "\r\nX: y", 9_000 ) . "\r\n\r\ny\r\n--xYzZY--" ];
	}

	/**
	 * Is nothing.
	 *
	 * @param string $body Body.
	 */
	#[DataProvider( 'wrong' )]
	public function test_what_is_not_whole_is_nothing( string $body ): void {
		$this->assertNull( $this->read( $body ) );
	}

	public function test_there_are_forms_without_a_boundary(): void {
		$this->assertNull( $this->read( 'x', 'multipart/form-data' ) );
	}

	public function test_ten_thousand_parts_are_not_all_read(): void {
		$form = $this->read( str_repeat( "--xYzZY\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\ny\r\n", 10_000 ) . '--xYzZY--' );
		$this->assertCount( 1, $form?->files() ?? [] );
	}

	/**
	 * Reads.
	 *
	 * @param string $body Body.
	 * @param string $type Content-Type.
	 */
	private function read( string $body, string $type = 'multipart/form-data; boundary=xYzZY' ): ?Posted_Form {
		$path = $this->spool->path();
		file_put_contents( $path, $body );
		return Form_Reader::read( $path, $type, $this->spool );
	}
}
