<?php
/**
 * The words of one kind of mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * Subject and body with variables such as `{{ticket.number}}`.
 */
final class Template {

	public const CUSTOMER = 'customer';
	public const AGENT    = 'agent';

	/**
	 * Made by the repository.
	 *
	 * @param string $id         Kind of mail.
	 * @param string $label      Translated name.
	 * @param string $audience   One of the constants.
	 * @param string $subject    Plain text with variables.
	 * @param string $body       Safe HTML with variables.
	 * @param bool   $enabled    Whether it is sent at all.
	 * @param bool   $is_changed Whether it differs from the built-in words.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $label,
		public readonly string $audience,
		public readonly string $subject,
		public readonly string $body,
		public readonly bool $enabled = true,
		public readonly bool $is_changed = false
	) {
	}

	/**
	 * The same kind of mail in other words.
	 *
	 * @param string $subject Subject.
	 * @param string $body    Body.
	 * @param bool   $enabled Whether it is sent.
	 */
	public function with( string $subject, string $body, bool $enabled ): self {
		$is_changed = $this->is_changed || $subject !== $this->subject || $body !== $this->body || $enabled !== $this->enabled;
		return new self( $this->id, $this->label, $this->audience, $subject, $body, $enabled, $is_changed );
	}
}
