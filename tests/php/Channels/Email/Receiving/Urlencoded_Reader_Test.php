<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Receiving\Posted_Form;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Channels\Email\Receiving\Urlencoded_Reader;
use Switchboard\Tests\TestCase;

final class Urlencoded_Reader_Test extends TestCase {

	/** Keeps files for as long as the test lasts. */
	private Spool $spool;

	protected function setUp(): void {
		parent::setUp();
		$this->spool = new Spool();
	}

	public function test_bytes_stay_as_they_are_wherever_a_buffer_ends(): void {
		$bytes = implode( '', array_map( 'chr', range( 0, 255 ) ) );
		foreach ( [ 0, 1, 2, 3, 500, 1500 ] as $times ) {
			// Each time the escapes lie elsewhere.
			$value = str_repeat( 'x', $times % 7 ) . str_repeat( $bytes, $times );
			$form  = $this->read( http_build_query( [ 'first' => $value, 'größe &=' => 'ü', 'last' => $value ] ) );
			$this->assertTrue( $form->content( 'first' )?->text( 400_000 ) === $value, "$times" );
			$this->assertTrue( $form->content( 'last' )?->text( 400_000 ) === $value, "$times" );
			$this->assertSame( 'ü', $form->text( 'größe &=' ) );
		}
	}

	public function test_odd_forms(): void {
		$form = $this->read( '&&a&=x&b=&c=1=2&d=%zz%4&c=3&e=%' );
		$this->assertSame( [ '', '', '3', '%zz%4', '%' ], array_map( [ $form, 'text' ], [ 'a', 'b', 'c', 'd', 'e' ] ) );
		$this->assertNotNull( $form->content( 'a' ) );
		$this->assertNull( $form->content( '' ) );
		$this->assertNull( $this->read( '' )->content( 'a' ) );
		$this->assertNull( $this->read( implode( '&', array_map( static fn( int $number ): string => "f$number=1", range( 1, 100_000 ) ) ) )->content( 'f501' ) );
	}

	/**
	 * Reads.
	 *
	 * @param string $body Body.
	 */
	private function read( string $body ): Posted_Form {
		$path = $this->spool->path();
		file_put_contents( $path, $body );
		return Urlencoded_Reader::read( $path, $this->spool );
	}
}
