<?php
/**
 * A command to an IMAP server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * Words as they are, and texts that the session writes quoted or as literals.
 */
final class Command {

	/**
	 * Parts in order.
	 *
	 * @var list<array{text: string, is_raw: bool, is_secret: bool}>
	 */
	private array $parts = [];

	/**
	 * Begins with the verb.
	 *
	 * @param string $words Verb, and what else needs no quotes.
	 */
	public function __construct( string $words ) {
		$this->raw( $words );
	}

	/**
	 * Adds words as they are: never what comes from outside.
	 *
	 * @param string $words Words.
	 */
	public function raw( string $words ): self {
		$this->parts[] = [
			'text'      => $words,
			'is_raw'    => true,
			'is_secret' => false,
		];
		return $this;
	}

	/**
	 * Adds a text of any content.
	 *
	 * @param string $text      Text.
	 * @param bool   $is_secret Whether the transcript hides it.
	 */
	public function text( #[\SensitiveParameter] string $text, bool $is_secret = false ): self {
		$this->parts[] = [
			'text'      => $text,
			'is_raw'    => false,
			'is_secret' => $is_secret,
		];
		return $this;
	}

	/**
	 * A text in quotes; what can't stand in them is left out.
	 *
	 * @param string $text Text.
	 */
	public static function quote( string $text ): string {
		return '"' . addcslashes( (string) preg_replace( '/[^\x20-\x7e]+/', '', $text ), '"\\' ) . '"';
	}

	/**
	 * Parts in order.
	 *
	 * @return list<array{text: string, is_raw: bool, is_secret: bool}>
	 */
	public function parts(): array {
		return $this->parts;
	}
}
