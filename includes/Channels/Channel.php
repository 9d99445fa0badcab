<?php
/**
 * A kind of door.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a channel says of itself. The settings screen, the composer and the filters draw themselves from this alone.
 *
 * A channel that can also deliver implements Sends, one with presets Connects; what it receives it translates into an Inbound_Message for Inbound.
 *
 * @phpstan-import-type Field from Setting
 */
interface Channel {

	/**
	 * Identifier, such as `form`: lower case letters, digits, `_` and `-`, at most 32.
	 */
	public function id(): string;

	/**
	 * Translated name.
	 */
	public function label(): string;

	/**
	 * Name of an icon: `comment`, `envelope`, `globe`, `login`, `mobile`, `page`, `postComments` or `receipt`; any other is drawn as a
	 * globe.
	 */
	public function icon(): string;

	/**
	 * What it can do, of `receive`, `send`, `attachments` and `html`; `connect` if an administrator adds connections of it, `authorize`
	 * if such a connection can be given access at its provider (`connections/{id}/authorization`), `test` if it can be tried before
	 * it is saved (`connections/test`), and `fetch` if it is fetched from a server (`connections/{id}/fetch`).
	 *
	 * @return list<string>
	 */
	public function abilities(): array;

	/**
	 * Fields of a connection's settings: `type` is text, number, checkbox, select, secret, email, date, list (of texts), or folder and
	 * folders of a mailbox (`connections/folders`). A secret is sealed and never shown again. Among them may stand what has no value: a `test`
	 * (`connections/test`), the `access` at a provider, the address to `post_to`, and a text to `copy` elsewhere, its placeholder. What else a field may say stands at Setting.
	 *
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Field>
	 */
	public function settings_fields(): array;
}
