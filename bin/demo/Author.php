<?php
/**
 * Invents tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

/**
 * Makes stories of the matters in matters.json, the same ones every time.
 *
 * A matter has subjects, first messages (`opens`), `answers`, what the customer writes `back`, last answers (`lasts`) and `notes` of
 * the team. The first of each belong together, and the second; subjects do where there is one for each first message. Words in
 * braces are filled in; a blank line parts paragraphs. A story has steps as Stage plays them.
 *
 * @phpstan-type Matter array{inbox?: string, tags: list<string>, team: 'Studio'|'Shipping', priority?: int, product: string, weight: int, photo?: string, hold?: string, subjects: non-empty-list<string>, opens: non-empty-list<string>, answers: non-empty-list<string>, back: list<string>, lasts: list<string>, notes: list<array{string, string, list<string>}>}
 * @phpstan-type Step array{float, string, string, array<string, mixed>}
 */
final class Author {

	/** How many tickets end how, and how many days ago they began. */
	private const ENDS = [
		'closed'  => [ 146, 12, 89 ],
		'solved'  => [ 22, 2, 6 ],
		'pending' => [ 16, 1, 12 ],
		'on_hold' => [ 6, 3, 18 ],
		'open'    => [ 13, 1, 5 ],
		'new'     => [ 7, 0, 1 ],
		'snoozed' => [ 5, 2, 9 ],
		'trash'   => [ 4, 5, 28 ],
	];

	private const PRODUCTS = [
		'Mug'            => [ 'mug', 'latte mug', 'espresso cup', 'tall cup' ],
		'Bowl'           => [ 'rice bowl', 'breakfast bowl', 'salad bowl', 'small bowl' ],
		'Plate'          => [ 'dinner plate', 'side plate', 'serving plate' ],
		'Teapot'         => [ 'teapot', 'small teapot' ],
		'Vase'           => [ 'vase', 'bud vase', 'moon jar' ],
		'Planter'        => [ 'planter', 'hanging planter' ],
		'Workshop'       => [ 'wheel class' ],
		'Gift voucher'   => [ 'voucher' ],
		'Something else' => [ 'bowl', 'mug', 'plate' ],
	];

	private const GLAZES = [ 'slate', 'ash', 'sage', 'oatmeal', 'ink', 'chalk', 'honey' ];
	private const DAYS   = [ 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday' ];
	private const CITIES = [ 'Leeds', 'Bristol', 'Edinburgh', 'Cardiff', 'Lisbon', 'Ghent', 'Oslo', 'Turin', 'Galway', 'Zürich', 'York', 'Porto' ];

	/** Who works for a team. */
	private const STAFF = [
		'Studio'   => [ 'devon', 'mara', 'devon', 'tomas' ],
		'Shipping' => [ 'tomas', 'mara', 'mara', 'tomas' ],
	];

	/**
	 * Needs matters, people, time and chance.
	 *
	 * @param non-empty-list<array<string, mixed>> $matters  See matters.json.
	 * @phpstan-param non-empty-list<Matter>     $matters
	 * @param array<string, list<string>>  $contacts Contacts by address, see people.json.
	 * @param list<string>                 $firms    Companies' domains.
	 * @param Calendar                     $calendar Time.
	 * @param Dice                         $dice     Chance.
	 */
	public function __construct(
		private readonly array $matters,
		private readonly array $contacts,
		private readonly array $firms,
		private readonly Calendar $calendar,
		private readonly Dice $dice
	) {
	}

	/**
	 * All stories.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function stories(): array {
		$bag     = [];
		$stories = [];
		foreach ( self::ENDS as $end => [ $count, $newest, $oldest ] ) {
			for ( $i = 0; $i < $count; $i++ ) {
				$bag    = $bag ?: $this->bag();
				$matter = array_pop( $bag ) ?? $this->matters[0];
				while ( 'on_hold' === $end && ! isset( $matter['hold'] ) ) {
					$matter = $this->dice->pick( $this->matters );
				}
				// Evenly over the days, so that no week is empty.
				$stories[] = $this->story( $matter, $end, $newest + intdiv( ( $oldest - $newest + 1 ) * $i, $count ) );
			}
		}
		return $stories;
	}

	/**
	 * Matters in a chance order, as often as they come up.
	 *
	 * @return list<array<string, mixed>>
	 * @phpstan-return list<Matter>
	 */
	private function bag(): array {
		$bag = [];
		foreach ( $this->matters as $matter ) {
			array_push( $bag, ...array_fill( 0, $matter['weight'], $matter ) );
		}
		return $this->dice->shuffle( $bag );
	}

	/**
	 * One story.
	 *
	 * @param array<string, mixed> $matter What it is about.
	 * @phpstan-param Matter       $matter
	 * @param string               $end    How it ends.
	 * @param int                  $days   Days ago.
	 * @return array<string, mixed>
	 */
	private function story( array $matter, string $end, int $days ): array {
		$inbox   = $matter['inbox'] ?? 'Support';
		$contact = $this->dice->pick( $this->people( $inbox ) );
		$words   = $this->words( $matter, $contact );
		$variant = $this->dice->number( 0, count( $matter['opens'] ) - 1 );
		$texts   = array_filter( $matter, 'is_array' );
		$text    = static fn( string $kind ): string => self::fill( (string) ( $texts[ $kind ][ min( $variant, count( $texts[ $kind ] ) - 1 ) ] ?? '' ), $words ); // @phpstan-ignore cast.string
		$photo   = isset( $matter['photo'] ) && $this->dice->falls( 25 ) ? [ $words['glaze'] . '-' . $matter['photo'] ] : [];
		$steps   = $this->steps( $matter, $end, $text, $words, $photo );
		return [
			'contact'   => $contact,
			'inbox'     => $inbox,
			'by_phone'  => ! $photo && $this->dice->falls( 8 ) ? $this->dice->pick( [ 'devon', 'tomas' ] ) : '',
			'subject'   => count( $matter['subjects'] ) === count( $matter['opens'] ) ? $text( 'subjects' ) : self::fill( $this->dice->pick( $matter['subjects'] ), $words ),
			'tags'      => $matter['tags'],
			'priority'  => $this->dice->falls( 6 ) ? 4 : ( $matter['priority'] ?? 2 ),
			'fields'    => array_filter(
				[
					'order_number' => $this->dice->falls( 55 ) ? $words['order'] : '',
					'product'      => $matter['product'],
					'pieces'       => $this->dice->falls( 30 ) ? (int) $words['n'] : 0,
				]
			),
			'steps'     => $this->timed( $steps, $days ),
		];
	}

	/**
	 * What happens, with the hours between: [ hours after the step before, what, text, more ].
	 *
	 * @param array<string, mixed>        $matter What it is about.
	 * @phpstan-param Matter              $matter
	 * @param string                      $end    How it ends.
	 * @param \Closure( string ): string  $text   Gives a text.
	 * @param array<string, string>       $words  Words to fill in.
	 * @param list<string>                $photo  Files of the first message.
	 * @return list<Step>
	 */
	private function steps( array $matter, string $end, \Closure $text, array $words, array $photo ): array {
		$agent  = $this->dice->pick( 'Wholesale' === ( $matter['inbox'] ?? '' ) ? [ 'tomas', 'devon' ] : self::STAFF[ $matter['team'] ] );
		$owner  = in_array( $end, [ 'open', 'pending', 'snoozed', 'on_hold' ], true ) && $this->dice->falls( 30 ) ? 'admin' : $agent;
		$hours  = fn( int $least, int $most ): float => $this->dice->number( $least * 60, $most * 60 ) / 60;
		$steps  = [ [ 0.0, 'in', $text( 'opens' ), [ 'files' => $photo ] ] ];
		$triage = [ $hours( 1, 4 ), "change:$agent", '', [ 'team' => $matter['team'] ] + ( $this->dice->falls( 88 ) ? [ 'assignee' => $owner ] : [] ) ];
		if ( 'new' === $end ) {
			return $steps;
		}
		if ( 'trash' === $end ) {
			return [ ...$steps, [ $hours( 2, 20 ), "change:$agent", '', [ 'status' => 'trash' ] ] ];
		}
		if ( 'open' === $end && $this->dice->falls( 40 ) ) {
			$triage[3]['status'] = 'open';
			return [ ...$steps, $triage ];
		}
		$steps[] = $triage;
		if ( $matter['notes'] && $this->dice->falls( 40 ) ) {
			[ $writer, $note, $mentions ] = $this->dice->pick( $matter['notes'] );

			$steps[] = [ $hours( 0, 2 ), "note:$writer", self::fill( $note, $words ), [ 'mentions' => $mentions ] ];
		}
		$steps[]  = [ $hours( 1, 9 ), "reply:$agent", $text( 'answers' ), [] ];
		$has_more = [] !== $matter['back'] && [] !== $matter['lasts'];
		if ( $has_more && ( 'open' === $end || $this->dice->falls( 55 ) ) ) {
			$steps[] = [ $hours( 2, 30 ), 'in', $text( 'back' ), [] ];
			if ( 'open' !== $end ) {
				$steps[] = [ $hours( 1, 9 ), "reply:$agent", $text( 'lasts' ), [] ];
			}
		}
		return $this->ended( $steps, $matter, $end, $agent );
	}

	/**
	 * The last step.
	 *
	 * @param list<Step>           $steps  Steps so far.
	 * @param array<string, mixed> $matter What it is about.
	 * @phpstan-param Matter       $matter
	 * @param string                                                                            $end    How it ends.
	 * @param string                                                                            $agent  Who ends it.
	 * @return list<Step>
	 */
	private function ended( array $steps, array $matter, string $end, string $agent ): array {
		if ( in_array( $end, [ 'closed', 'solved' ], true ) ) {
			$last = array_pop( $steps );
			if ( null !== $last && $this->dice->falls( 75 ) ) {
				$last[3]['status'] = 'solved';
			}
			$steps = array_values( array_filter( [ ...$steps, $last ] ) );
			if ( ! isset( $last[3]['status'] ) ) {
				$steps[] = [ $this->dice->number( 5, 30 ), "change:$agent", '', [ 'status' => 'solved' ] ];
			}
		}
		return match ( $end ) {
			'closed'  => [ ...$steps, [ 168, 'change:', '', [ 'status' => 'closed' ] ] ],
			'snoozed' => [ ...$steps, [ 0.2, "change:$agent", '', [ 'snoozed' => $this->dice->number( 1, 6 ) ] ] ],
			'on_hold' => [
				...$steps,
				[
					1,
					"change:$agent",
					'',
					[
						'status'        => 'on_hold',
						'custom_status' => $matter['hold'] ?? '',
					],
				],
			],
			default   => $steps,
		};
	}

	/**
	 * The steps with the seconds at which they happen, none of them in the future.
	 *
	 * @param list<Step>           $steps Steps.
	 * @param int                                                                               $days  Days ago.
	 * @return list<array{int, string, string, array<string, mixed>}>
	 */
	private function timed( array $steps, int $days ): array {
		$begin = $days < 2
			? $this->calendar->now - $this->dice->number( 20 + 600 * $days, 580 + 1200 * $days ) * MINUTE_IN_SECONDS
			: $this->calendar->at( sprintf( '%dd %02d:%02d', $days, $this->dice->number( 7, 21 ), $this->dice->number( 0, 59 ) ) );
		$at    = $begin;
		$timed = [];
		foreach ( $steps as [ $hours, $what, $text, $more ] ) {
			$at     += (int) ( $hours * HOUR_IN_SECONDS );
			$at      = $days < 2 || 'in' === $what || 'change:' === $what ? $at : $this->calendar->at_work( $at );
			$timed[] = [ $at, $what, $text, $more ];
		}
		// A story that would reach into the future happened quicker.
		$limit = $this->calendar->now - $this->dice->number( 15, 200 ) * MINUTE_IN_SECONDS;
		$pace  = $at > $begin && $at > $limit ? ( $limit - $begin ) / ( $at - $begin ) : 1;
		foreach ( $timed as &$step ) {
			$step[0] = (int) ( $begin + ( $step[0] - $begin ) * min( 1, max( 0, $pace ) ) );
		}
		return $timed;
	}

	/**
	 * Addresses of those who write to an inbox.
	 *
	 * @param string $inbox Inbox.
	 * @return non-empty-list<string>
	 */
	private function people( string $inbox ): array {
		$is_firm = fn( string $address ): bool => in_array( substr( (string) strrchr( $address, '@' ), 1 ), $this->firms, true );
		$people  = array_values( array_filter( array_keys( $this->contacts ), static fn( string $address ): bool => ( 'Wholesale' === $inbox ) === $is_firm( $address ) ) );
		return $people ?: [ '' ];
	}

	/**
	 * Words to fill in; the same ones all through a ticket.
	 *
	 * @param array<string, mixed> $matter  What it is about.
	 * @param string               $contact Address.
	 * @return array<string, string>
	 */
	private function words( array $matter, string $contact ): array {
		[ $name, $language ] = $this->contacts[ $contact ];

		$names = explode( ' ', $name );
		return [
			// In these languages the family name comes first.
			'name'    => in_array( $language, [ 'vi', 'hu' ], true ) ? (string) end( $names ) : $names[0],
			'product' => $this->dice->pick( self::PRODUCTS[ $matter['product'] ] ),
			'glaze'   => $this->dice->pick( self::GLAZES ),
			'order'   => 'CK-' . $this->dice->number( 18200, 20390 ),
			'city'    => $this->dice->pick( self::CITIES ),
			'day'     => $this->dice->pick( self::DAYS ),
			'n'       => (string) $this->dice->number( 3, 14 ),
		];
	}

	/**
	 * A text with its words.
	 *
	 * @param string                $text  Text.
	 * @param array<string, string> $words Words.
	 */
	private static function fill( string $text, array $words ): string {
		$names = array_map( static fn( string $name ): string => '{' . $name . '}', array_keys( $words ) );
		$text  = str_replace( $names, array_values( $words ), $text );
		return (string) preg_replace_callback( '/(?:^|[.?!]\s+)\p{Ll}/u', static fn( array $found ): string => mb_strtoupper( $found[0] ), $text );
	}
}
