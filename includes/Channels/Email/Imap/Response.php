<?php
/**
 * What an IMAP server says at once.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * One response: a status, data, or the request to go on. Data is taken apart only when somebody asks for it, so nonsense that
 * nobody needs does no harm.
 */
final class Response {

	private const MOST_DEPTH = 20;

	private const MOST_VALUES = 100_000;

	/**
	 * Made by the reader.
	 *
	 * @param string       $tag       `*`, `+` or the tag of a command.
	 * @param string       $type      Status or kind of data, in capitals; '' for a request to go on.
	 * @param int          $number    Of a message or a count, where the kind has one before it.
	 * @param string       $code      Response code of a status, in capitals.
	 * @param string       $code_text What follows it within the brackets.
	 * @param string       $text      Words of a status, of a request to go on; the first piece of data.
	 * @param list<string> $pieces    Data: text and literals by turns.
	 * @param bool         $was_sunk  Whether a literal of it went to the sink.
	 */
	public function __construct(
		public readonly string $tag,
		public readonly string $type,
		public readonly int $number = 0,
		public readonly string $code = '',
		public readonly string $code_text = '',
		public readonly string $text = '',
		private readonly array $pieces = [],
		public readonly bool $was_sunk = false
	) {
	}

	/**
	 * The data: text, null for NIL, and lists of those.
	 *
	 * @return list<mixed>
	 */
	public function values(): array {
		$outer = [];
		$list  = [];
		$count = 0;
		foreach ( $this->pieces as $index => $piece ) {
			if ( $index % 2 ) {
				$list[] = $piece;
				continue;
			}
			$end = strlen( $piece );
			for ( $at = 0; $at < $end; ) {
				if ( ++$count > self::MOST_VALUES ) {
					return [];
				}
				$char = $piece[ $at ];
				if ( '(' === $char && count( $outer ) < self::MOST_DEPTH ) {
					$outer[] = $list;
					$list    = [];
					++$at;
				} elseif ( ')' === $char && $outer ) {
					$inner  = $list;
					$list   = array_pop( $outer );
					$list[] = $inner;
					++$at;
				} elseif ( '"' === $char ) {
					$quoted = preg_match( '/\G"((?:[^"\\\\]++|\\\\.)*+)"/s', $piece, $found, 0, $at );
					$list[] = $quoted ? (string) preg_replace( '/\\\\(.)/s', '$1', $found[1] ) : substr( $piece, $at + 1 );
					$at     = $quoted ? $at + strlen( $found[0] ) : $end;
				} elseif ( preg_match( '/\G(?:[^\s()"\[]++|\[[^\]]*+\]|\[)++/', $piece, $found, 0, $at ) ) {
					// Brackets hold spaces and parentheses: BODY[HEADER.FIELDS (FROM TO)].
					$list[] = 0 === strcasecmp( $found[0], 'NIL' ) ? null : $found[0];
					$at    += strlen( $found[0] );
				} else {
					++$at;
				}
			}
		}
		// A list that never ended is one nevertheless.
		while ( $outer ) {
			$inner  = $list;
			$list   = array_pop( $outer );
			$list[] = $inner;
		}
		return $list;
	}

	/**
	 * Names and values of the list that a FETCH or STATUS holds.
	 *
	 * @return array<string, mixed> By names in capitals, without the `<0>` of a part.
	 */
	public function items(): array {
		$lists = array_filter( $this->values(), 'is_array' );
		$pairs = array_chunk( $lists ? array_values( end( $lists ) ) : [], 2 );
		$items = [];
		foreach ( $pairs as $pair ) {
			if ( 2 === count( $pair ) && is_string( $pair[0] ) ) {
				$items[ (string) preg_replace( '/<\d+>$/D', '', strtoupper( $pair[0] ) ) ] = $pair[1];
			}
		}
		return $items;
	}

	/**
	 * All numbers of the data, without making a list of texts first: a search may find a hundred thousand messages.
	 *
	 * @return list<int>
	 */
	public function numbers(): array {
		$numbers = [];
		for ( $word = strtok( $this->text, ' ' ); false !== $word; $word = strtok( ' ' ) ) {
			if ( ctype_digit( $word ) && strlen( $word ) <= 10 ) {
				$numbers[] = (int) $word;
			}
		}
		return $numbers;
	}
}
