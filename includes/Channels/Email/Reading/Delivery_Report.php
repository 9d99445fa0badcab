<?php
/**
 * The part of a bounce that is written for machines.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * The recipients of a delivery status notification (RFC 3464): fields in groups, one group for each recipient. Many servers forget
 * the empty line between groups, or put one inside a group: a recipient's field that comes a second time begins the next one.
 */
final class Delivery_Report {

	/**
	 * Fields of a recipient that may begin a group.
	 */
	private const OPENING = [ 'final-recipient', 'original-recipient', 'action', 'status', 'diagnostic-code' ];

	private const MAX_RECIPIENTS = 200;

	/**
	 * By `of()`.
	 *
	 * @param list<array<string, string>> $recipients Fields of each recipient.
	 */
	private function __construct( public readonly array $recipients ) {
	}

	/**
	 * The report in a mail, or null.
	 *
	 * @param Mail   $mail Mail.
	 * @param string $text The notice's text, for servers that write the report into it.
	 */
	public static function of( Mail $mail, string $text ): ?self {
		$found = [];
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			if ( 1 === preg_match( '#^(?:message|text)/(?:global-)?x?-?delivery-status$#', $part->type ) ) {
				array_push( $found, ...self::recipients( $part->text() ) );
			}
		}
		if ( [] === $found && 1 === preg_match( '/^(?:Final|Original)-Recipient:/mi', $text ) && 1 === preg_match( '/^(?:Action|Status):/mi', $text ) ) {
			$found = self::recipients( $text );
		}
		return [] === $found ? null : new self( array_slice( $found, 0, self::MAX_RECIPIENTS ) );
	}

	/**
	 * Recipients of a report's text.
	 *
	 * @param string $text Text.
	 * @return list<array<string, string>>
	 */
	private static function recipients( string $text ): array {
		$groups  = [];
		$current = [];
		foreach ( preg_split( '/\n[ \t]*\n/', str_replace( [ "\r\n", "\r" ], "\n", $text ) ) ?: [] as $block ) {
			foreach ( Field_Lines::fields( $block ) as [ $name, $value ] ) {
				$is_next = isset( $current[ $name ] ) && in_array( $name, self::OPENING, true )
					&& ( 'final-recipient' === $name || ! isset( $current['final-recipient'] ) || 'original-recipient' === $name );
				if ( $is_next ) {
					$groups[] = $current;
					$current  = [];
				}
				$current[ $name ] ??= $value;
			}
			if ( isset( $current['action'] ) || isset( $current['status'] ) ) {
				if ( isset( $current['final-recipient'] ) || isset( $current['original-recipient'] ) ) {
					$groups[] = $current;
					$current  = [];
				}
			} elseif ( ! isset( $current['final-recipient'] ) && ! isset( $current['original-recipient'] ) ) {
				// The fields of the whole message.
				$current = [];
			}
		}
		$groups[] = $current;
		return array_values( array_filter( $groups, static fn ( array $group ): bool => [] !== array_intersect( self::OPENING, array_keys( $group ) ) ) );
	}

	/**
	 * The address of a recipient, '' when the report hides it.
	 *
	 * @param array<string, string> $fields Fields.
	 */
	public static function address( array $fields ): string {
		foreach ( [ 'final-recipient', 'original-recipient', 'x-actual-recipient' ] as $name ) {
			$value = (string) preg_replace( '/^\s*[\w-]{1,20}\s*;/', '', $fields[ $name ] ?? '' );
			if ( 1 === preg_match( Bounce_Text::ADDRESS, $value, $found ) ) {
				return $found[0];
			}
		}
		return '';
	}
}
