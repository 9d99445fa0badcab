<?php
/**
 * Plays the stories.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Text\Html;
use Switchboard\Services;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;

/**
 * Lets everything happen through the verbs, in the order in which it happened: numbers, events and counters are as a real shop's.
 *
 * A step: seconds, what, text, more. What is `in` (the customer), `reply:LOGIN`, `note:LOGIN`, `change:LOGIN` (nobody: the house
 * itself) or `merge:LOGIN`. More is what changes; of a message its `html`, `files`, `mentions`, `status` and `delivery`.
 */
final class Stage {

	private const GLAZES = [
		'slate'   => [ 88, 104, 118 ],
		'ash'     => [ 171, 166, 155 ],
		'sage'    => [ 132, 150, 120 ],
		'oatmeal' => [ 206, 190, 160 ],
		'ink'     => [ 44, 52, 84 ],
		'chalk'   => [ 226, 222, 214 ],
		'honey'   => [ 190, 132, 60 ],
	];

	private const VISITOR = 'demo';

	/**
	 * Tickets by story.
	 *
	 * @var array<int|string, int>
	 */
	private array $tickets = [];

	/**
	 * Pictures by colour and damage: painting one takes its time.
	 *
	 * @var array<string, string>
	 */
	private array $painted = [];

	/**
	 * Needs the parts, their clock and the shop.
	 *
	 * @param Services     $services Parts.
	 * @param Frozen_Clock $clock    Their clock.
	 * @param Shop         $shop     Who and what is there.
	 * @param Calendar     $calendar Time.
	 */
	public function __construct(
		private readonly Services $services,
		private readonly Frozen_Clock $clock,
		private readonly Shop $shop,
		private readonly Calendar $calendar
	) {
	}

	/**
	 * Plays all stories at once, as life does.
	 *
	 * @param array<int|string, array<string, mixed>> $stories  Stories.
	 * @param \Closure( int, int ): void              $progress Told how many steps of how many are done.
	 * @return array<int|string, int> Tickets by story.
	 */
	public function play( array $stories, \Closure $progress ): array {
		$steps = [];
		foreach ( $stories as $key => $story ) {
			$before = 0;
			foreach ( $story['steps'] as $step ) {
				$before  = max( $step[0], $before + 60 );
				$step[0] = $before;
				$steps[] = [ $key, $step ];
			}
		}
		usort( $steps, static fn( array $a, array $b ): int => $a[1][0] <=> $b[1][0] );
		foreach ( $steps as $number => [ $key, $step ] ) {
			$this->clock->set( $step[0] );
			$this->step( $key, $stories[ $key ], $step[1], $step[2], $step[3] );
			$progress( $number + 1, count( $steps ) );
		}
		return $this->tickets;
	}

	/**
	 * One step.
	 *
	 * @param int|string           $key   Story.
	 * @param array<string, mixed> $story Story.
	 * @param string               $what  What.
	 * @param string               $text  Text; the other story of a merge.
	 * @param array<string, mixed> $more  What else belongs to it.
	 * @throws \InvalidArgumentException When there is no such step.
	 */
	private function step( int|string $key, array $story, string $what, string $text, array $more ): void {
		[ $verb, $login ] = explode( ':', "$what:" );

		$by     = '' === $login ? Actor::system() : Actor::agent( $this->shop->user( $login ) );
		$ticket = $this->tickets[ $key ] ?? 0;
		match ( $verb ) {
			'in'     => $this->tickets[ $key ] = $this->hear( $story, $ticket, $text, $more ),
			'reply'  => $this->reply( $ticket, $this->html( $text, $more ), $more, $by ),
			'note'   => $this->services->tickets()->note( $ticket, new New_Message( $this->html( $text, $more ), [], array_values( array_map( $this->shop->user( ... ), $more['mentions'] ?? [] ) ) ), $by ),
			'change' => $this->services->tickets()->change( $ticket, $this->changes( $more ), $by ),
			'merge'  => $this->services->tickets()->merge( $ticket, $this->tickets[ $text ], $by ),
			default  => throw new \InvalidArgumentException( esc_html( "There is no step $what." ) ),
		};
	}

	/**
	 * The customer writes, or is written down by whoever took the call.
	 *
	 * @param array<string, mixed> $story  Story.
	 * @param int                  $ticket Ticket, 0 for a new one.
	 * @param string               $text   Text.
	 * @param array<string, mixed> $more   What else belongs to it.
	 * @return int Ticket.
	 */
	private function hear( array $story, int $ticket, string $text, array $more ): int {
		$contact = $this->shop->contact( $story['contact'] );
		$inbox   = $this->shop->inbox( $story['inbox'] ?? 'Support' );
		$tags    = array_values( array_map( $this->shop->tag( ... ), $story['tags'] ) );
		$fields  = $story['fields'] ?? [];
		if ( ! $ticket && '' !== ( $story['by_phone'] ?? '' ) ) {
			$caller = $this->services->contacts()->find( $contact ) ?? throw new \LogicException( 'The shop knows its customers.' );
			$new    = new New_Ticket( $inbox, $caller, $story['contact'], $story['subject'], new New_Message( $this->html( $text, $more ) ), 'customer', $story['priority'], 0, null, $tags, $fields );
			return $this->services->tickets()->open( $new, Actor::agent( $this->shop->user( $story['by_phone'] ) ) )->id;
		}
		return $this->services->tickets()->receive(
			new Incoming(
				$inbox,
				$this->shop->form( $inbox ),
				'form',
				$contact,
				$story['contact'],
				$story['subject'],
				$this->html( $text, $more ),
				$this->files( $more, Attachments::owner_of_visitor( self::VISITOR ) ),
				$ticket ?: $this->tickets[ $story['follow_up'] ?? '' ] ?? null,
				$ticket ? 'token' : '',
				$fields,
				$story['priority'] ?? 2,
				$tags,
				owner_key: Attachments::owner_of_visitor( self::VISITOR )
			)
		)->ticket->id;
	}

	/**
	 * An agent answers, and a minute later it is known what became of it. No mail leaves.
	 *
	 * @param int                  $ticket Ticket.
	 * @param string               $html   Text.
	 * @param array<string, mixed> $more   What else belongs to it.
	 * @param Actor                $by     Who.
	 */
	private function reply( int $ticket, string $html, array $more, Actor $by ): void {
		$message = $this->services->tickets()->reply(
			$ticket,
			new New_Message( $html, $this->files( $more, Attachments::owner_of_user( $by->id ) ), status: $more['status'] ?? null ),
			$by
		);
		$this->clock->set( $this->clock->now() + 40 );
		[ $state, $reason ] = $more['delivery'] ?? [ 'sent', '' ];
		$this->services->tickets()->delivery( $message->id, $state, $reason );
	}

	/**
	 * Changes as the verb wants them.
	 *
	 * @param array<string, mixed> $changes Changes with names.
	 * @return array<string, mixed>
	 */
	private function changes( array $changes ): array {
		$wanted = [];
		foreach ( $changes as $name => $value ) {
			$wanted += match ( $name ) {
				'assignee'      => [ 'assignee' => $this->shop->user( $value ) ],
				'team'          => [ 'team' => $this->shop->team( $value ) ],
				'custom_status' => [ 'custom_status' => $this->shop->status( $value ) ],
				// Minutes from now, rounded so that a service level ends at a full minute.
				'due'           => [ 'due_at' => $this->calendar->now + $value * MINUTE_IN_SECONDS ],
				'snoozed'       => [ 'snoozed_until' => $this->calendar->at( '0d 09:00' ) + $value * DAY_IN_SECONDS ],
				'fields'        => [ 'fields' => array_map( fn( mixed $field ): mixed => is_string( $field ) && str_starts_with( $field, '+' ) ? $this->calendar->day_in( (int) $field ) : $field, $value ) ],
				default         => [ $name => $value ],
			};
		}
		return $wanted;
	}

	/**
	 * HTML of a text, with mentions by name.
	 *
	 * @param string               $text Text.
	 * @param array<string, mixed> $more May have the HTML itself.
	 */
	private function html( string $text, array $more ): string {
		return $more['html'] ?? (string) preg_replace_callback(
			'/@([a-z]+)\b/',
			fn( array $found ): string => '<span>@' . esc_html( $this->shop->name( $found[1] ) ) . '</span>',
			Html::from_text( $text )
		);
	}

	/**
	 * Stores files; what a name says is what is in them.
	 *
	 * @param array<string, mixed> $more  What else belongs to a step.
	 * @param string               $owner Owner key.
	 * @return list<int> Attachments.
	 */
	private function files( array $more, string $owner ): array {
		$files = [];
		foreach ( $more['files'] ?? [] as $name ) {
			$path = (string) tempnam( get_temp_dir(), 'demo' );
			file_put_contents( $path, $this->content( $name ) );
			$files[] = $this->services->attachments()->store( $path, $name, $owner )->id;
			unlink( $path );
		}
		return $files;
	}

	/**
	 * The content of a file.
	 *
	 * @param string $name Name.
	 */
	private function content( string $name ): string {
		if ( str_ends_with( $name, '.csv' ) ) {
			return "piece,glaze,number\nyunomi cup,ash,48\nyunomi cup,slate,36\n\"teapot, small\",chalk,12\n";
		}
		if ( str_ends_with( $name, '.pdf' ) ) {
			return Paper::pdf( [ 'Clay & Kiln, Hebden Bridge', '', 'Declaration of value', 'Order CK-20344', '2 rice bowls, slate, stoneware', 'HS code 6912 00, value GBP 48.00', 'Not for resale' ] );
		}
		$glaze = strtok( $name, '-' );
		$chip  = preg_match( '/chip|edge/', $name ) ? 70 : ( preg_match( '/plate|lid|repair/', $name ) ? 30 : -1 );
		return $this->painted[ "$glaze$chip" ] ??= Picture::bowl( self::GLAZES[ $glaze ] ?? self::GLAZES['slate'], $chip );
	}
}
