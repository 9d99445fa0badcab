<?php
/**
 * What the server says of a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * Facts about one message of a folder.
 */
final class Message_Facts {

	/**
	 * Named arguments, please.
	 *
	 * @param int          $uid      UID.
	 * @param int          $size     Bytes as the server counts them, which may be wrong.
	 * @param list<string> $flags    Such as `\Seen`.
	 * @param int          $received When it came, in seconds since 1970; 0 if the server doesn't say.
	 * @param string       $header   The header, where it was asked for.
	 */
	public function __construct(
		public readonly int $uid,
		public readonly int $size,
		public readonly array $flags,
		public readonly int $received,
		public readonly string $header = ''
	) {
	}

	/**
	 * From a FETCH answer.
	 *
	 * @param array<string, mixed> $items Items by their names, as Response::items() gives them.
	 */
	public static function of( array $items ): self {
		$header = '';
		foreach ( $items as $name => $value ) {
			if ( is_string( $value ) && ( str_starts_with( $name, 'BODY[HEADER]' ) || 'RFC822.HEADER' === $name ) ) {
				$header = $value;
			}
		}
		$date     = $items['INTERNALDATE'] ?? '';
		$received = is_string( $date ) ? \DateTimeImmutable::createFromFormat( 'j-M-Y H:i:s O', trim( $date ) ) : false;
		return new self(
			uid: self::number( $items['UID'] ?? 0 ),
			size: self::number( $items['RFC822.SIZE'] ?? 0 ),
			flags: array_values( array_filter( (array) ( $items['FLAGS'] ?? [] ), 'is_string' ) ),
			received: $received ? max( 0, $received->getTimestamp() ) : 0,
			header: $header
		);
	}

	/**
	 * A number, whatever the server wrote there.
	 *
	 * @param mixed $value Value.
	 */
	private static function number( mixed $value ): int {
		return is_string( $value ) && ctype_digit( $value ) ? (int) $value : 0;
	}
}
