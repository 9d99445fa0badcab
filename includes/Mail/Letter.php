<?php
/**
 * A written letter.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * What a template became with real values: not yet addressed to anybody.
 */
final class Letter {

	/**
	 * Made by Renderer.
	 *
	 * @param string       $subject One line of plain text.
	 * @param string       $html    Whole HTML document.
	 * @param string       $text    The same as plain text.
	 * @param list<string> $unknown Variables that the template names and nobody knows; they are shown as nothing.
	 */
	public function __construct(
		public readonly string $subject,
		public readonly string $html,
		public readonly string $text,
		public readonly array $unknown = []
	) {
	}
}
