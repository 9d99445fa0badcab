<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Base64_Decoder;
use Switchboard\Channels\Email\Reading\Decoder;
use Switchboard\Channels\Email\Reading\Plain_Decoder;
use Switchboard\Channels\Email\Reading\Quoted_Printable_Decoder;
use Switchboard\Channels\Email\Reading\Uu_Decoder;
use Switchboard\Channels\Email\Reading\Yenc_Decoder;

final class Decoder_Test extends TestCase {

	/**
	 * Encoded bytes, and what they mean.
	 *
	 * @return iterable<string, array{class-string<Decoder>, string, string}>
	 */
	public static function encodings(): iterable {
		$binary = implode( '', array_map( 'chr', range( 0, 255 ) ) );
		$lines  = array_map( static fn( string $bytes ): string => rtrim( convert_uuencode( $bytes ), "`\n" ), str_split( str_replace( ' ', '`', $binary ), 45 ) );
		yield 'plain' => [ Plain_Decoder::class, "a=\r\nb", "a=\r\nb" ];
		yield 'base64' => [ Base64_Decoder::class, chunk_split( base64_encode( $binary ) ), $binary ];
		yield 'base64 without padding' => [ Base64_Decoder::class, rtrim( base64_encode( $binary ), '=' ), $binary ];
		yield 'base64 with strange signs' => [ Base64_Decoder::class, wordwrap( base64_encode( $binary ), 5, " !\xff\r\n", true ), $binary ];
		yield 'base64 with a sign too much' => [ Base64_Decoder::class, 'YWJjZ', 'abc' ];
		yield 'base64 in pieces' => [ Base64_Decoder::class, "YQ==\nYmM=\nZGVm", 'abcdef' ];
		yield 'base64 and a footer' => [ Base64_Decoder::class, "YQ==\n____\nlist of things\nYWJj\n", 'a' ];
		yield 'quoted-printable' => [ Quoted_Printable_Decoder::class, "=C3=A4 =3d =\r\nb =  \nc", 'ä = b c' ];
		yield 'quoted-printable with faults' => [ Quoted_Printable_Decoder::class, '50=, =XY =4', '50=, =XY =4' ];
		yield 'quoted-printable that ends softly' => [ Quoted_Printable_Decoder::class, "a=\r\n=", 'a' ];
		yield 'uuencode' => [ Uu_Decoder::class, "before\nbegin 644 x.bin\n" . implode( "\n", $lines ) . "\n`\nend\nafter\n", str_replace( ' ', '`', $binary ) ];
		yield 'yEnc' => [ Yenc_Decoder::class, "=ybegin line=128 size=4 name=x\r\n" . chr( 107 ) . '=' . chr( 125 ) . chr( 42 ) . "\r\n" . chr( 43 ) . "\r\n=yend size=4\r\n", "A\x13\x00\x01" ];
	}

	/**
	 * Decodes.
	 *
	 * @param class-string<Decoder> $name Class.
	 */
	#[DataProvider( 'encodings' )]
	public function test_decodes_whole_or_byte_by_byte( string $name, string $encoded, string $expected ): void {
		foreach ( [ [ $encoded ], str_split( $encoded ), str_split( $encoded, 7 ) ] as $pieces ) {
			$decoder = new $name();
			$found   = '';
			foreach ( $pieces as $piece ) {
				$found .= $decoder->feed( $piece );
			}
			self::assertSame( bin2hex( $expected ), bin2hex( $found . $decoder->end() ) );
		}
	}
}
