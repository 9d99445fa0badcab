<?php
/**
 * A channel whose connections need more than fields.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a channel with the ability `connect` can say beside its fields. One that has nothing to add needs only Channel.
 *
 * @phpstan-import-type Value from Setting
 */
interface Connects extends Channel {

	/**
	 * Ways to begin, in the order in which they are shown.
	 *
	 * @return list<Preset>
	 */
	public function presets(): array;

	/**
	 * What is wrong beside what the fields say of themselves.
	 *
	 * @param array<string, mixed> $settings All settings as they would be, each with a value; those that don't count have their usual one.
	 * @phpstan-param array<string, Value> $settings
	 * @param list<string>         $secrets  Keys of the secrets that there would be.
	 * @param list<string>         $changed  Keys of the settings that are new or changed.
	 * @return array<string, string> Sentences by key.
	 */
	public function faults( array $settings, array $secrets, array $changed ): array;

	/**
	 * The address that customers write to by a connection; '' when it has none of its own.
	 *
	 * @param Connection $connection Connection.
	 */
	public function address( Connection $connection ): string;

	/**
	 * Whether what comes in by a connection is fetched from a server (`connections/{id}/fetch`).
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_fetched( Connection $connection ): bool;

	/**
	 * Where somebody else's server posts to; '' when nothing is posted.
	 *
	 * @param Connection $connection Connection.
	 */
	public function post_to( Connection $connection ): string;
}
