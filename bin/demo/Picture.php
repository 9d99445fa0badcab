<?php
/**
 * Photos that customers send.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

/**
 * Paints a bowl on a table as a PNG, by hand: PHP's picture library isn't everywhere.
 */
final class Picture {

	private const WIDTH  = 400;
	private const HEIGHT = 300;

	/**
	 * The content of a PNG file.
	 *
	 * @param array{int, int, int} $glaze Colour of the bowl.
	 * @param int                  $chip  Where the rim is chipped, 0 to 100 from left to right; -1 for a whole one.
	 */
	public static function bowl( array $glaze, int $chip = -1 ): string {
		$rows = '';
		for ( $y = 0; $y < self::HEIGHT; $y++ ) {
			$rows .= "\0";
			for ( $x = 0; $x < self::WIDTH; $x++ ) {
				[ $red, $green, $blue ] = self::colour( $x, $y, $glaze, $chip );

				$rows .= chr( $red ) . chr( $green ) . chr( $blue );
			}
		}
		return "\x89PNG\r\n\x1a\n"
			. self::chunk( 'IHDR', pack( 'NNCCCCC', self::WIDTH, self::HEIGHT, 8, 2, 0, 0, 0 ) )
			. self::chunk( 'IDAT', (string) gzcompress( $rows, 9 ) )
			. self::chunk( 'IEND', '' );
	}

	/**
	 * One point.
	 *
	 * @param int                  $x     From the left.
	 * @param int                  $y     From the top.
	 * @param array{int, int, int} $glaze Colour of the bowl.
	 * @param int                  $chip  See bowl().
	 * @return array{int, int, int}
	 */
	private static function colour( int $x, int $y, array $glaze, int $chip ): array {
		$across = ( $x - 200 ) / 130;
		$rim    = $across * $across + ( ( $y - 110 ) / 34 ) ** 2;
		if ( $chip >= 0 && ( ( $x - 75 - 2.5 * $chip ) / 16 ) ** 2 + ( ( $y - 110 - 34 * sqrt( max( 0, 1 - ( ( 2.5 * $chip - 125 ) / 130 ) ** 2 ) ) ) / 11 ) ** 2 < 1 ) {
			return [ 214, 196, 172 ];
		}
		if ( $rim < 0.86 ) {
			return self::shade( $glaze, 0.62 + 0.1 * $across );
		}
		if ( $rim < 1 ) {
			return self::shade( $glaze, 1.18 );
		}
		$below = ( $y - 110 ) / 120;
		if ( $below > 0 && $below < 1 && abs( $across ) < sqrt( 1 - $below ** 1.7 ) * 0.99 ) {
			return self::shade( $glaze, 1.02 - 0.3 * $across - 0.22 * $below );
		}
		if ( $y > 205 && ( ( $x - 215 ) / 120 ) ** 2 + ( ( $y - 228 ) / 16 ) ** 2 < 1 ) {
			return [ 150, 128, 104 ];
		}
		return $y > 150 ? self::shade( [ 196, 170, 138 ], 0.96 + 0.02 * ( intdiv( $y, 23 ) % 3 ) ) : self::shade( [ 232, 228, 220 ], 0.92 + $y / 2000 );
	}

	/**
	 * A colour, lighter or darker.
	 *
	 * @param array{int, int, int} $colour Colour.
	 * @param float                $light  1 leaves it.
	 * @return array{int, int, int}
	 */
	private static function shade( array $colour, float $light ): array {
		$shaded = static fn( int $part ): int => (int) max( 0, min( 255, $part * $light ) );
		return [ $shaded( $colour[0] ), $shaded( $colour[1] ), $shaded( $colour[2] ) ];
	}

	/**
	 * A part of a PNG file.
	 *
	 * @param string $name    Name.
	 * @param string $content Content.
	 */
	private static function chunk( string $name, string $content ): string {
		return pack( 'N', strlen( $content ) ) . $name . $content . pack( 'N', crc32( $name . $content ) );
	}
}
