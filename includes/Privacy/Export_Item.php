<?php
/**
 * One thing in the export.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Foundation\Clock;

/**
 * Writes plain values down in the form of WordPress's report, which shows HTML.
 *
 * @phpstan-type Item array{group_id: string, group_label: string, item_id: string, data: list<array{name: string, value: string}>}
 */
final class Export_Item {

	/**
	 * An item; empty values are left out.
	 *
	 * @param string                     $group  Group.
	 * @param string                     $id     Unique in the group.
	 * @param array<string, string|null> $values Plain text by translated name.
	 * @return Item
	 */
	public static function of( string $group, string $id, array $values ): array {
		$entries = [];
		foreach ( $values as $name => $value ) {
			if ( null !== $value && '' !== $value ) {
				$entries[] = [
					'name'  => $name,
					'value' => nl2br( esc_html( $value ) ),
				];
			}
		}
		return [
			'group_id'    => "switchboard-$group",
			'group_label' => self::labels()[ $group ],
			'item_id'     => "switchboard-$group-$id",
			'data'        => $entries,
		];
	}

	/**
	 * A time as the report shows it.
	 *
	 * @param string|null $seconds Seconds since 1970; 0 for never.
	 */
	public static function time( ?string $seconds ): string {
		return (string) Clock::to_rfc3339( (int) $seconds );
	}

	/**
	 * Headings in the report.
	 *
	 * @return array<string, string>
	 */
	private static function labels(): array {
		return [
			'contact'  => __( 'Helpdesk: contact', 'switchboard' ),
			'links'    => __( 'Helpdesk: private links', 'switchboard' ),
			'tickets'  => __( 'Helpdesk: tickets', 'switchboard' ),
			'messages' => __( 'Helpdesk: messages', 'switchboard' ),
			'inbound'  => __( 'Helpdesk: messages as received', 'switchboard' ),
			'activity' => __( 'Helpdesk: activity', 'switchboard' ),
			'desk'     => __( 'Helpdesk: work as an agent', 'switchboard' ),
		];
	}
}
