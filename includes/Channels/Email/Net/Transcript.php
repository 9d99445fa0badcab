<?php
/**
 * What was said.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * The last lines of a conversation with a mail server, for the screen that tests a connection. No secret stands in it.
 */
final class Transcript {

	private const MOST_LINES = 60;

	private const MOST_LENGTH = 300;

	private const MASK = '••••';

	/**
	 * Lines, the oldest first.
	 *
	 * @var list<string>
	 */
	private array $lines = [];

	/**
	 * Texts that are never shown.
	 *
	 * @var list<string>
	 */
	private array $secrets = [];

	/**
	 * Masks these texts from now on, whoever says them.
	 *
	 * @param list<string> $secrets Texts.
	 */
	public function hide( array $secrets ): void {
		$this->secrets = array_values( array_filter( $secrets, static fn( string $secret ): bool => '' !== $secret ) );
		// The longest first: one may be a part of another.
		usort( $this->secrets, static fn( string $a, string $b ): int => strlen( $b ) <=> strlen( $a ) );
	}

	/**
	 * We said this.
	 *
	 * @param string $line   Line.
	 * @param bool   $secret Whether all of it is one.
	 */
	public function client( string $line, bool $secret = false ): void {
		$this->add( '> ' . ( $secret ? self::MASK : $this->clean( $line ) ) );
	}

	/**
	 * The server said this.
	 *
	 * @param string $line Line.
	 */
	public function server( string $line ): void {
		$this->add( '< ' . $this->clean( $line ) );
	}

	/**
	 * Something happened that nobody said.
	 *
	 * @param string $what In English.
	 */
	public function note( string $what ): void {
		$this->add( '* ' . $this->clean( $what ) );
	}

	/**
	 * The lines, the oldest first: `> ` ours, `< ` the server's, `* ` what happened.
	 *
	 * @return list<string>
	 */
	public function lines(): array {
		return $this->lines;
	}

	/**
	 * Text of a server as it may be shown: one line, UTF-8, of a bearable length and without secrets.
	 *
	 * @param string $text Text.
	 */
	public function clean( string $text ): string {
		$text = str_replace( $this->secrets, self::MASK, $text );
		// Cut before it is looked at: a hostile line may be megabytes long.
		$long = strlen( $text ) > self::MOST_LENGTH;
		$text = $long ? mb_strcut( $text, 0, self::MOST_LENGTH, 'UTF-8' ) : $text;
		$text = mb_check_encoding( $text, 'UTF-8' ) ? $text : mb_convert_encoding( $text, 'UTF-8', 'Windows-1252' );
		$text = trim( (string) preg_replace( '/[\p{Cc}\p{Zl}\p{Zp}\x{202A}-\x{202E}\x{2066}-\x{2069}]+/u', ' ', (string) $text ) );
		return $long ? $text . '…' : $text;
	}

	/**
	 * Keeps the last ones.
	 *
	 * @param string $line Line.
	 */
	private function add( string $line ): void {
		$this->lines[] = $line;
		if ( count( $this->lines ) > self::MOST_LINES ) {
			array_shift( $this->lines );
		}
	}
}
