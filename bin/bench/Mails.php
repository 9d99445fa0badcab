<?php
/**
 * Mails for the bench.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Bench;

/**
 * Writes mails as customers send them: text and HTML, every third an answer with a quote, every fourth with a file.
 */
final class Mails {

	/** Bytes of an ordinary file. */
	private const FILE = 60_000;

	/** Files of a mail that carries megabytes. */
	private const FILES = 5;

	/**
	 * Begins a series.
	 *
	 * @param string $series Makes its ids differ from those of others.
	 */
	public function __construct( private readonly string $series ) {
	}

	/**
	 * Writes one.
	 *
	 * @param string $path      File.
	 * @param int    $number    Which of the series.
	 * @param int    $megabytes Of files; 0 for an ordinary mail.
	 */
	public function write( string $path, int $number, int $megabytes ): void {
		$is_answer = 0 === $megabytes && 2 === $number % 3;
		$first     = $is_answer ? $number - 2 : $number;
		$out       = fopen( $path, 'wb' );
		if ( false === $out ) {
			throw new \RuntimeException( "$path can't be written." );
		}
		$head      = [
			"From: Kim Customer <kim.$this->series.$first@customer.example>",
			'To: Shop <support@shop.example>',
			'Subject: ' . ( $is_answer ? 'Re: ' : '' ) . "A mug that broke on its way, $this->series $first",
			"Message-ID: <$number.$this->series@customer.example>",
			...( $is_answer ? [ "In-Reply-To: <$first.$this->series@customer.example>" ] : [] ),
			'Date: ' . gmdate( DATE_RFC2822 ),
			'MIME-Version: 1.0',
			'Content-Type: multipart/mixed; boundary="outer"',
		];
		fwrite( $out, implode( "\r\n", [ ...$head, '', ...self::text( $is_answer ), '' ] ) );
		$bytes = $megabytes ? intdiv( $megabytes * MB_IN_BYTES, self::FILES ) : self::FILE;
		$files = $megabytes ? self::FILES : (int) ( 0 === $number % 4 );
		for ( $file = 0; $file < $files; ++$file ) {
			fwrite( $out, "--outer\r\nContent-Type: image/jpeg; name=\"mug-$file.jpg\"\r\nContent-Disposition: attachment; filename=\"mug-$file.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
			self::write_file( $out, $bytes );
		}
		fwrite( $out, "--outer--\r\n" );
		fclose( $out );
	}

	/**
	 * Text and HTML.
	 *
	 * @param bool $is_answer Whether it quotes.
	 * @return list<string>
	 */
	private static function text( bool $is_answer ): array {
		$words = 'The mug that I ordered arrived in three pieces. Could you send another one, please?';
		$quote = 'We are sorry to hear that. Would you send us a picture of it?';
		return [
			'--outer',
			'Content-Type: multipart/alternative; boundary="inner"',
			'',
			'--inner',
			'Content-Type: text/plain; charset=utf-8',
			'',
			"$words\r\n\r\nKim" . ( $is_answer ? "\r\n\r\nOn Mon, 1 Sep 2025 at 10:00, Shop <support@shop.example> wrote:\r\n> $quote" : '' ),
			'--inner',
			'Content-Type: text/html; charset=utf-8',
			'',
			"<div dir=\"ltr\"><p>$words</p><p>Kim</p></div>" . ( $is_answer ? "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 1 Sep 2025 at 10:00, Shop wrote:</div><blockquote class=\"gmail_quote\">$quote</blockquote></div>" : '' ),
			'--inner--',
		];
	}

	/**
	 * A picture's first bytes, and noise.
	 *
	 * @param resource $out   Where to.
	 * @param int      $bytes How many.
	 */
	private static function write_file( $out, int $bytes ): void {
		$piece = "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00";
		while ( $bytes > 0 ) {
			$piece .= random_bytes( 57 * 100 - strlen( $piece ) );
			fwrite( $out, chunk_split( base64_encode( substr( $piece, 0, $bytes ) ), 76 ) );
			$bytes -= strlen( $piece );
			$piece  = '';
		}
	}
}
