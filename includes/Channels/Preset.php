<?php
/**
 * A way to begin.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a new connection begins with: settings that most people at one provider need, and a few sentences on what to do there.
 *
 * @phpstan-import-type Value from Setting
 */
final class Preset {

	/**
	 * Named arguments, please.
	 *
	 * @param string                $id       Identifier, such as `gmail`.
	 * @param string                $label    Name.
	 * @param string                $hint     A few words under it.
	 * @param string                $group    Heading that it stands under.
	 * @param array<string, mixed>  $settings Settings by key.
	 * @phpstan-param array<string, Value> $settings
	 * @param string                $note     What surprises people there, such as that it needs an app password.
	 * @param list<string>          $steps    What to do there, a plain sentence each.
	 * @param array<string, string> $links    Pages of the provider: address by words.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $label,
		public readonly string $hint,
		public readonly string $group,
		public readonly array $settings,
		public readonly string $note = '',
		public readonly array $steps = [],
		public readonly array $links = []
	) {
	}

	/**
	 * For REST.
	 *
	 * @return array<string, mixed>
	 */
	public function item(): array {
		return [
			'id'       => $this->id,
			'label'    => $this->label,
			'hint'     => $this->hint,
			'group'    => $this->group,
			'settings' => (object) $this->settings,
			'note'     => $this->note,
			'steps'    => $this->steps,
			'links'    => array_map(
				static fn( string $label, string $url ): array => [
					'label' => $label,
					'url'   => $url,
				],
				array_keys( $this->links ),
				array_values( $this->links )
			),
		];
	}
}
