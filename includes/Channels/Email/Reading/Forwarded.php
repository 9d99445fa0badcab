<?php
/**
 * A mail that somebody passed on.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Who wrote the mail that another one passes on, and what it says: from a mail within the mail, or from the head lines that mail programs write
 * into the text.
 */
final class Forwarded {

	/** What mail programs put before the subject. */
	private const PREFIXES = 'fwd?|forward(?:ed)?|wg|weitergeleitet|tr|réf|rv|reenv(?:iado)?|i|inoltr[ao]|enc|encaminhada|doorst(?:uren)?|doorgestuurd|vb|vl|vs|fs|pd|przekaz|továbbítás|tov|redir|πρθ|ilt|i̇lt|iletilen|пересл|пересыл|препр|prosl|pos|birb|trs|yml|prs|pārs|edasi|chuyển tiếp|转发|轉寄|转寄|轉發|転送|전달|הועבר|إعادة توجيه|ส่งต่อ';

	/**
	 * By of().
	 *
	 * @param Address    $from    Who wrote it.
	 * @param string     $subject Its subject.
	 * @param string     $html    What it says; '' when there is only text.
	 * @param string     $text    Likewise.
	 * @param list<Part> $files   Its files.
	 * @param string     $comment What whoever passed it on wrote above it.
	 */
	private function __construct(
		public readonly Address $from,
		public readonly string $subject,
		public readonly string $html,
		public readonly string $text,
		public readonly array $files,
		public readonly string $comment
	) {
	}

	/**
	 * What a mail passes on; null when it passes nothing on, or doesn't say whose it was.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function of( Mail $mail ): ?self {
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			$inner = $part === $mail->root || ! str_starts_with( $part->type, 'message/' ) ? null : $part->mail();
			if ( null !== $inner && $inner->from && str_contains( $inner->from[0]->email, '@' ) ) {
				return new self( $inner->from[0], $inner->subject, $inner->html, $inner->text, $inner->attachments, self::comment_on_part( $mail ) );
			}
		}
		$subject = self::subject( $mail->subject );
		if ( $subject === trim( $mail->subject ) ) {
			return null;
		}
		return ( '' === $mail->html ? null : self::of_html( $mail, $subject ) ) ?? self::of_text( $mail, $subject );
	}

	/**
	 * A subject without the words that say that it is passed on.
	 *
	 * @param string $subject Subject.
	 */
	private static function subject( string $subject ): string {
		return trim( (string) preg_replace( '/^(?:\s*\[?(?:' . self::PREFIXES . ')\s?(?:\[\d+\]|\(\d+\))?\s?[:：]\]?)+\s*/iu', '', $subject ) );
	}

	/**
	 * From HTML.
	 *
	 * @param Mail   $mail    Mail.
	 * @param string $subject Its subject without what stands before it.
	 */
	private static function of_html( Mail $mail, string $subject ): ?self {
		$body  = Html_Body::read( $mail->html );
		$lines = $body?->lines() ?? [];
		$head  = self::head( $lines );
		if ( null === $body || null === $head ) {
			return null;
		}
		$html = $body->without( array_map( static fn( int $at ): bool => $at < $head['end'], array_keys( $lines ) ) );
		return new self( $head['from'], '' === $head['subject'] ? $subject : $head['subject'], $html, Html_Text::of( $html ), $mail->attachments, self::comment( $lines, $head['start'] ) );
	}

	/**
	 * From plain text.
	 *
	 * @param Mail   $mail    Mail.
	 * @param string $subject Its subject without what stands before it.
	 */
	private static function of_text( Mail $mail, string $subject ): ?self {
		$pieces = explode( "\n", $mail->text );
		$lines  = array_map( [ Quote_Line::class, 'of_text' ], array_slice( $pieces, 0, 2000 ) );
		$head   = self::head( $lines );
		if ( null === $head ) {
			return null;
		}
		$rest = array_slice( $pieces, $head['end'] );
		if ( $lines[ $head['end'] - 1 ]->quoted ) {
			$rest = array_map( static fn( string $piece ): string => (string) preg_replace( '/^\s?> ?/', '', $piece ), $rest );
		}
		return new self( $head['from'], '' === $head['subject'] ? $subject : $head['subject'], '', trim( implode( "\n", $rest ) ), $mail->attachments, self::comment( $lines, $head['start'] ) );
	}

	/**
	 * The head lines of the mail that is passed on: the first ones, for below them may be those of what it answers.
	 *
	 * @param list<Quote_Line> $lines Lines.
	 * @return array{from: Address, subject: string, start: int, end: int}|null
	 */
	private static function head( array $lines ): ?array {
		$header = new Header_Block();
		foreach ( array_keys( $lines ) as $start ) {
			$length = $header->length( $lines, $start );
			if ( $length < 2 ) {
				continue;
			}
			$values = $header->values( $lines, $start, $length );
			$from   = self::address( $values['from'] ?? '' );
			return null === $from ? null : [
				'from'    => $from,
				'subject' => self::subject( $values['subject'] ?? '' ),
				'start'   => $start,
				'end'     => $header->end( $lines, $start, $length ),
			];
		}
		return null;
	}

	/**
	 * The address in a head line such as `Ada Moreno <ada@example.org>` or `Ada Moreno [mailto:ada@example.org]`.
	 *
	 * @param string $value Value.
	 */
	private static function address( string $value ): ?Address {
		if ( 1 !== preg_match( '/[^\s<>()\[\]@,;:"*]{1,64}@[^\s<>()\[\]@,;:"*]{1,190}/u', $value, $found, PREG_OFFSET_CAPTURE ) ) {
			return null;
		}
		$name = trim( (string) preg_replace( '/(?:[<(\[]\s*)?(?:mailto:)?$/i', '', substr( $value, 0, $found[0][1] ) ), " \t\"'*" );
		return new Address( trim( $found[0][0], '.' ), $name );
	}

	/**
	 * What stands above the head lines, without the title that programs put there.
	 *
	 * @param list<Quote_Line> $lines Lines.
	 * @param int              $start Where the head begins.
	 */
	private static function comment( array $lines, int $start ): string {
		$above = array_map( static fn( Quote_Line $line ): string => $line->text, array_slice( $lines, 0, $start ) );
		$title = '/^[\s*_>]{0,8}(?:[-‐-―_=*]{2,60}|(?:' . Quote_Words::any_of( Quote_Words::FORWARDED ) . '|' . Quote_Words::any_of( Quote_Words::ORIGINAL ) . ')\s?[:：])/ui';
		while ( $above && ( '' === end( $above ) || 1 === preg_match( $title, end( $above ) ) ) ) {
			array_pop( $above );
		}
		return trim( implode( "\n", $above ) );
	}

	/**
	 * What stands beside a mail that is passed on as a part.
	 *
	 * @param Mail $mail Mail.
	 */
	private static function comment_on_part( Mail $mail ): string {
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			if ( str_starts_with( $part->type, 'text/' ) && 'attachment' !== $part->disposition && [] === $part->parts ) {
				return trim( 'text/html' === $part->type ? Html_Text::of( $part->text() ) : $part->text() );
			}
		}
		return '';
	}
}
