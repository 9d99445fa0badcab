<?php
/**
 * Lines of `Name: value`.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Fields as they stand in reports and in returned headers: folded lines joined, names in lower case.
 */
final class Field_Lines {

	private const MAX_LINES = 1_000;

	/**
	 * The fields of a text, in order, up to its end (empty lines don't end it).
	 *
	 * @param string $text Text.
	 * @return list<array{string, string}> Name and value.
	 */
	public static function fields( string $text ): array {
		$fields = [];
		foreach ( self::lines( $text ) as $line ) {
			if ( '' !== $line && ( ' ' === $line[0] || "\t" === $line[0] ) && [] !== $fields ) {
				$last                = count( $fields ) - 1;
				$fields[ $last ][1] .= ' ' . trim( $line );
			} elseif ( 1 === preg_match( '/^([A-Za-z][A-Za-z0-9-]{0,60}):(.*)$/s', $line, $found ) ) {
				$fields[] = [ strtolower( $found[1] ), trim( $found[2] ) ];
			}
		}
		return $fields;
	}

	/**
	 * The first value of each field, up to the first empty line.
	 *
	 * @param string $text A message's header, its body may follow.
	 * @return array<string, string>
	 */
	public static function first_values( string $text ): array {
		$text   = (string) preg_replace( '/^> ?/m', '', ltrim( $text, "\r\n" ) );
		$head   = preg_split( '/\R[ \t]*\R/', $text, 2 );
		$values = [];
		foreach ( self::fields( false === $head ? $text : $head[0] ) as [ $name, $value ] ) {
			$values[ $name ] ??= $value;
		}
		return $values;
	}

	/**
	 * The lines of a text, not too many.
	 *
	 * @param string $text Text.
	 * @return list<string>
	 */
	public static function lines( string $text ): array {
		return array_slice( explode( "\n", str_replace( [ "\r\n", "\r" ], "\n", $text ) ), 0, self::MAX_LINES );
	}
}
