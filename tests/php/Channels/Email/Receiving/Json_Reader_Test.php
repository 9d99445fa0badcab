<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Json_Reader;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Tests\TestCase;

final class Json_Reader_Test extends TestCase {

	public function test_reads_what_php_reads(): void {
		$value = [
			'number'  => -1.5e-3,
			'whole'   => 7,
			'words'   => [ true, false, null ],
			'empty'   => [ [], '', [ 'a' => [] ] ],
			'signs'   => "\"\\/\x08\f\n\r\t\u{1}\u{7f}ü😀",
			'ü "key"' => 'x',
			'12'      => 'a number for a name',
		];
		foreach ( [ 0, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES, JSON_PRETTY_PRINT ] as $flags ) {
			$this->assertSame( $value, self::read( (string) json_encode( $value, $flags ) ) );
		}
	}

	public function test_a_long_text_goes_into_a_file_and_none_of_it_is_lost(): void {
		// Escapes of all lengths, so that each of them is cut by the end of a buffer somewhere.
		foreach ( [ "é\r\n", '😀"\\', "\u{1}a/" ] as $piece ) {
			$text = str_repeat( $piece, 40_000 );
			$read = self::read( (string) json_encode( [ 'before' => 'x', 'text' => $text, 'after' => 'y' ] ) );
			$this->assertInstanceOf( Content::class, $read['text'] ?? null );
			$this->assertSame( [ true, 'x', 'y' ], [ $read['text']->text( strlen( $text ) ) === $text, $read['before'] ?? '', $read['after'] ?? '' ] );
		}
	}

	/**
	 * What isn't the JSON of an object, and attacks on who reads it.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function wrong(): iterable {
		yield 'nothing' => [ '' ];
		yield 'a list' => [ '[1]' ];
		yield 'a text' => [ '"x"' ];
		yield 'half of it' => [ '{"a":[1,{"b":"c"' ];
		yield 'half a text' => [ '{"a":"' . str_repeat( 'x', 200_000 ) ];
		yield 'half an escape' => [ '{"a":"\\u00' ];
		yield 'no escape' => [ '{"a":"\\x"}' ];
		yield 'no value' => [ '{"a":}' ];
		yield 'no name' => [ '{a:1}' ];
		yield 'no comma' => [ '{"a":1 "b":2}' ];
		yield 'one comma more' => [ '{"a":1,}' ];
		yield 'a word' => [ '{"a":maybe}' ];
		yield 'something after it' => [ '{"a":1}{"a":2}' ];
		yield 'too deep' => [ str_repeat( '{"a":', 100_000 ) ];
		yield 'too many' => [ '{"a":[' . str_repeat( '1,', 100_000 ) . '1]}' ];
	}

	/**
	 * Is nothing.
	 *
	 * @param string $json Text.
	 */
	#[DataProvider( 'wrong' )]
	public function test_what_is_wrong_is_nothing( string $json ): void {
		$this->assertNull( self::read( $json ) );
	}

	/**
	 * Reads.
	 *
	 * @param string $json Text.
	 * @return array<mixed>|null
	 */
	private static function read( string $json ): ?array {
		static $spools = [];
		$spool    = new Spool();
		$spools[] = $spool;
		$path     = $spool->path();
		file_put_contents( $path, $json );
		return Json_Reader::read( $path, $spool );
	}
}
