<?php
/**
 * The demo.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Services;
use Switchboard\Tickets\Status_Category;

/**
 * A small pottery, "Clay & Kiln", with the tickets of 90 days. All of it is made or nothing.
 */
final class Demo {

	/** Set once the shop is there. */
	public const OPTION = 'switchboard_demo';

	private const ZONE = 'Europe/London';

	/**
	 * Makes the shop, unless it is there.
	 *
	 * @param \wpdb                    $wpdb WordPress's connection.
	 * @param \Closure( string ): void $say  Told how far it is.
	 */
	public static function seed( \wpdb $wpdb, \Closure $say ): void {
		if ( get_option( self::OPTION ) ) {
			return;
		}
		$clock    = new Frozen_Clock( intdiv( time(), 60 ) * 60 );
		$services = new Services( $wpdb, $clock );
		$services->database()->transaction( fn() => ( new self( $services, $clock ) )->make( $say ) );
	}

	private readonly Calendar $calendar;

	private readonly Dice $dice;

	/**
	 * Starts at the time of the clock.
	 *
	 * @param Services     $services Parts.
	 * @param Frozen_Clock $clock    Their clock.
	 */
	private function __construct( private readonly Services $services, private readonly Frozen_Clock $clock ) {
		$this->calendar = new Calendar( $clock->now(), new \DateTimeZone( self::ZONE ) );
		$this->dice     = new Dice( 2609 );
	}

	/**
	 * Makes the shop.
	 *
	 * @param \Closure( string ): void $say Told how far it is.
	 */
	private function make( \Closure $say ): void {
		$say( 'people' );
		update_option( 'timezone_string', self::ZONE );
		wp_update_user(
			[
				'ID'           => get_current_user_id(),
				'display_name' => 'Robin Hale',
				'first_name'   => 'Robin',
				'last_name'    => 'Hale',
			]
		);
		$people = self::read( 'people' );
		$shop   = new Shop( $this->services, $this->clock, $this->calendar, $this->dice, $people );
		$shop->set_up();
		Website::build( $this->services, $shop );

		$featured = $this->featured();
		$invented = ( new Author( self::read( 'matters' ), $people['contacts'], $shop->domains(), $this->calendar, $this->dice ) )->stories();
		$tickets  = ( new Stage( $this->services, $this->clock, $shop, $this->calendar ) )->play(
			[ ...$featured, ...$invented, ...$this->spam( $people['strangers'] ) ],
			static fn( int $done, int $all ) => 0 === $done % 25 ? $say( sprintf( 'tickets, %d %%', 100 * $done / $all ) ) : null
		);
		$this->clock->set( $this->calendar->now );
		$this->leave_drafts( $featured, $tickets, $shop );
		$this->read_most( $shop );
		$this->forget_mail();
		update_option( self::OPTION, 1, false );
	}

	/**
	 * Stories that are told in full, with their times.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function featured(): array {
		$stories = self::read( 'featured' );
		foreach ( $stories as &$story ) {
			foreach ( $story['steps'] as &$step ) {
				[ $when, $what, $text ] = $step;

				$step = is_array( $text ) ? [ $this->calendar->at( $when ), $what, '', $text ] : [ $this->calendar->at( $when ), $what, $text, $step[3] ?? [] ];
			}
		}
		return $stories;
	}

	/**
	 * Nobody's friends.
	 *
	 * @param array<string, string> $senders Names by address.
	 * @return list<array<string, mixed>>
	 */
	private function spam( array $senders ): array {
		$texts   = [
			[ 'Rank first in one week', 'Dear owner, your site is not on page one. We can change that, guaranteed. Reply YES.' ],
			[ 'You have been chosen', 'Congratulations! Your address won. Send us your bank details to receive it.' ],
			[ 'Loan without questions', 'Up to 50,000 today. No checks, no papers.' ],
			[ '12,000 shop owners for sale', 'A fresh list of addresses, tested last week. Special price for you.' ],
		];
		$stories = [];
		foreach ( [ 2, 6, 11, 17, 24, 33, 41 ] as $number => $days ) {
			[ $subject, $text ] = $texts[ $number % 4 ];

			$stories[] = [
				'contact' => array_keys( $senders )[ $number % count( $senders ) ],
				'subject' => $subject,
				'tags'    => [],
				'steps'   => [
					[ $this->calendar->at( "{$days}d 03:0$number" ), 'in', $text, [] ],
					[ $this->calendar->at( "{$days}d 09:1$number" ), 'change:mara', '', [ 'status' => 'spam' ] ],
				],
			];
		}
		return $stories;
	}

	/**
	 * What somebody has begun to write.
	 *
	 * @param array<string, array<string, mixed>> $stories Stories.
	 * @param array<int|string, int>              $tickets Tickets by story.
	 * @param Shop                                $shop    Who is there.
	 */
	private function leave_drafts( array $stories, array $tickets, Shop $shop ): void {
		foreach ( array_filter( $stories, static fn( array $story ): bool => isset( $story['draft'] ) ) as $key => $story ) {
			[ $login, $html ] = $story['draft'];
			$this->services->drafts()->save( $tickets[ $key ], $shop->user( $login ), 'reply', $html, [] );
		}
	}

	/**
	 * What is older than some hours has been read by everybody.
	 *
	 * @param Shop $shop Who is there.
	 */
	private function read_most( Shop $shop ): void {
		$rows = $this->services->database()->rows(
			'SELECT id, last_sequence FROM {ticket} WHERE status IN (%s, %s) AND last_activity_at < %d',
			[ ...Status_Category::OURS, $this->calendar->now - 6 * HOUR_IN_SECONDS ]
		);
		foreach ( $rows as $row ) {
			foreach ( [ 'admin', 'devon', 'tomas', 'mara', 'aiko' ] as $login ) {
				$this->services->reads()->mark( $shop->user( $login ), (int) $row['id'], (int) $row['last_sequence'] );
			}
		}
	}

	/**
	 * No mail of the past leaves: what became of each reply is written down already.
	 */
	private function forget_mail(): void {
		$this->services->database()->execute( 'DELETE FROM {job} WHERE name IN (%s, %s, %s)', [ 'deliver_message', 'notify', 'send_notice' ] );
	}

	/**
	 * Data beside this file.
	 *
	 * @param string $name Name.
	 */
	private static function read( string $name ): mixed {
		return json_decode( (string) file_get_contents( __DIR__ . "/$name.json" ), true, 512, JSON_THROW_ON_ERROR );
	}
}
