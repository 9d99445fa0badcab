<?php

declare(strict_types=1);

namespace Switchboard\Tests\Notifications;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Notifications\Preferences;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;
use Switchboard\Tickets\Ticket;

final class Notify_Job_Test extends Mail_Story {

	/** Another member of the inbox. */
	private int $maria;

	/** A light agent of it. */
	private int $lena;

	/** An agent of another inbox. */
	private int $stranger;

	protected function setUp(): void {
		parent::setUp();
		$this->maria    = $this->factory->user( 'switchboard_agent', [
			'display_name' => 'Maria',
			'user_email' => 'maria@shop.example',
		] );
		$this->lena     = $this->factory->user( 'switchboard_light_agent', [
			'display_name' => 'Lena',
			'user_email' => 'lena@shop.example',
		] );
		$this->stranger = $this->factory->user( 'switchboard_agent', [ 'user_email' => 'stranger@shop.example' ] );
		wp_update_user( [
			'ID' => $this->agent,
			'user_email' => 'jonas@shop.example',
		] );
		$this->mails   = [];
		$this->mailers = [];
		$this->services->inboxes()->set_members( $this->inbox, [ $this->agent, $this->maria, $this->lena ] );
	}

	/**
	 * A ticket that nobody has to be told of any more.
	 */
	private function known_ticket(): Ticket {
		$ticket = $this->ticket();
		$this->forget_jobs();
		return $ticket;
	}

	/**
	 * Who got mail, sorted.
	 *
	 * @return list<string>
	 */
	private function told(): array {
		$told = array_map( static fn( array $mail ): string => is_string( $mail['to'] ) ? $mail['to'] : '', $this->mails );
		sort( $told );
		return $told;
	}

	/**
	 * @param array<string, mixed> $changes Changes.
	 */
	private function change( Ticket $ticket, array $changes, ?Actor $by = null ): void {
		$this->services->tickets()->change( $ticket->id, $changes, $by ?? Actor::agent( $this->agent ) );
	}

	private function customer_writes( Ticket $ticket, bool $automatic = false ): void {
		$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, '', '', '<p>Any news?</p>', ticket_id: $ticket->id, automatic: $automatic ) );
	}

	#[Group( 'smoke' )]
	public function test_a_new_ticket_is_told_to_all_members_and_confirmed_to_the_customer(): void {
		$ticket = $this->ticket( '<p>Where is my lamp?</p>' );
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example', 'jonas@shop.example', 'lena@shop.example', 'maria@shop.example' ], $this->told() );

		$mail = $this->mails_to( 'maria@shop.example' )[0];
		$this->assertSame( "[#$ticket->number] New: My lamp", $mail['subject'] );
		$this->assertStringContainsString( 'Where is my lamp?', html_entity_decode( $mail['message'] ) );
		$this->assertStringContainsString( 'Ada Moreno', html_entity_decode( $mail['message'] ) );
		$this->assertStringContainsString( "admin.php?page=switchboard&path=%2Ftickets%2F$ticket->id\"", html_entity_decode( $mail['message'] ) );
		$this->assertSame( 'auto-generated', self::header( $mail, 'Auto-Submitted' ) );
		$this->assertSame( 'The Lamp Shop <support@shop.example>', self::header( $mail, 'From' ) );

		$mail = $this->mails_to( 'ada@customer.example' )[0];
		$this->assertSame( "We have your message [#$ticket->number]", $mail['subject'] );
		$this->assertSame( 'auto-replied', self::header( $mail, 'Auto-Submitted' ) );
		$this->assertSame( 'All', self::header( $mail, 'X-Auto-Response-Suppress' ) );
		$this->assertSame( 'bulk', self::header( $mail, 'Precedence' ) );
		$this->assertStringContainsString( 'switchboard_token=', $mail['message'] );
	}

	public function test_each_agent_gets_an_address_of_their_own_to_answer_by(): void {
		$this->services->connections()->insert( 'email', 'Mail', $this->inbox, [ 'plus_addressing' => true ], [], true );
		$ticket = $this->ticket();
		$this->run_jobs();
		foreach ( [
			'maria@shop.example'   => $this->maria,
			'jonas@shop.example'   => $this->agent,
			'ada@customer.example' => 0,
		] as $recipient => $user ) {
			$mail  = $this->mails_to( $recipient )[0];
			$about = [
				'ticket_id'  => $ticket->id,
				'user_id'    => $user,
				'message_id' => 0,
				'kind'       => $user ? 'a' : 't',
			];
			$this->assertSame( [ $about ], $this->services->reply_addresses()->read( $this->inbox, (string) self::header( $mail, 'Reply-To' ) ), $recipient );
			// An agent's quoted mail must not pass for a customer's.
			$this->assertSame( $user ? [] : [ $ticket->id ], $this->services->thread_marks()->read( $this->inbox, $mail['message'] ), $recipient );
		}
	}

	public function test_the_confirmation_carries_no_text_of_a_stranger(): void {
		$eve = $this->services->contact_verbs()->identify( 'email', 'victim@x.example', 'Buy pills at evil.example' );
		$this->ticket( '<p>Click evil.example</p>', 'evil.example now', $eve );
		// Not even where the owner asks for it.
		$template = $this->services->templates()->find( 'ticket_received' );
		$this->assertNotNull( $template );
		$this->services->templates()->save( $template->with( 'Got {{ticket.subject}}', '<p>{{contact.name}} {{message.html}} {{ticket.subject}} {{history.html}} {{ticket.number}}</p>', true ) );
		$this->run_jobs();
		$mail = $this->mails_to( 'victim@x.example' )[0];
		$this->assertStringNotContainsString( 'evil', $mail['subject'] . $mail['message'] . implode( (array) $mail['headers'] ) );
	}

	public function test_confirmations_to_one_address_are_limited(): void {
		for ( $count = 0; $count < 5; $count++ ) {
			$this->ticket( "message $count" );
		}
		$this->run_jobs();
		$this->assertCount( 3, $this->mails_to( 'ada@customer.example' ) );
		$this->clock->set( self::NOW + DAY_IN_SECONDS );
		$this->ticket( 'tomorrow' );
		$this->run_jobs();
		$this->assertCount( 4, $this->mails_to( 'ada@customer.example' ) );
	}

	public function test_nobody_is_answered_at_an_address_of_ours(): void {
		$this->ticket( 'hello', 'hello', $this->services->contact_verbs()->identify( 'email', 'Support@Shop.example', 'Us' ) );
		$this->run_jobs();
		$this->assertSame( [ 'jonas@shop.example', 'lena@shop.example', 'maria@shop.example' ], $this->told() );
	}

	public function test_an_inbox_can_leave_confirmations_out(): void {
		$this->services->inboxes()->update( $this->inbox, [ 'send_received' => 0 ] );
		$this->ticket();
		$this->run_jobs();
		$this->assertSame( [], $this->mails_to( 'ada@customer.example' ) );
	}

	public function test_a_reply_of_the_customer_is_told_to_the_assignee_alone(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'assignee' => $this->maria ], Actor::agent( $this->maria ) );
		$this->forget_jobs();
		$this->customer_writes( $ticket );
		$this->run_jobs();
		$this->assertSame( [ 'maria@shop.example' ], $this->told() );
		$this->assertStringContainsString( 'Any news?', $this->mails[0]['message'] );
	}

	public function test_without_an_assignee_a_reply_is_told_to_all(): void {
		$ticket = $this->known_ticket();
		$this->customer_writes( $ticket );
		$this->run_jobs();
		$this->assertSame( [ 'jonas@shop.example', 'lena@shop.example', 'maria@shop.example' ], $this->told() );
	}

	public function test_an_assignee_who_lost_the_inbox_is_not_told(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'assignee' => $this->maria ], Actor::agent( $this->maria ) );
		$this->forget_jobs();
		$this->services->inboxes()->set_members( $this->inbox, [ $this->agent ] );
		$this->customer_writes( $ticket );
		$this->run_jobs();
		$this->assertSame( [ 'jonas@shop.example' ], $this->told() );
	}

	public function test_who_loses_the_inbox_before_the_mail_leaves_is_not_told(): void {
		$this->refusal = 'busy';
		$this->ticket();
		$this->run_jobs();
		$this->refusal = '';
		$this->services->inboxes()->set_members( $this->inbox, [ $this->agent, $this->lena ] );
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example', 'jonas@shop.example', 'lena@shop.example' ], $this->told() );
	}

	public function test_an_assignment_is_told_to_the_assignee_unless_it_was_the_own_deed(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'assignee' => $this->maria ] );
		$this->run_jobs();
		$this->assertSame( [ 'maria@shop.example' ], $this->told() );
		$this->assertStringContainsString( 'Jonas Weber', $this->mails[0]['message'] );
		$this->assertStringContainsString( 'Where is my lamp?', $this->mails[0]['message'] );

		$this->mails = [];
		$this->change( $ticket, [ 'assignee' => $this->agent ] );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_an_assignment_that_was_changed_again_is_old_news(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'assignee' => $this->maria ] );
		$this->change( $ticket, [ 'assignee' => null ] );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_a_mention_brings_the_note_to_the_mentioned_agents_only(): void {
		$ticket = $this->known_ticket();
		$note   = new New_Message( '<p>the secret plan</p>', mentions: [ $this->lena, $this->stranger, $this->agent, 999999 ] );
		$this->services->tickets()->note( $ticket->id, $note, Actor::agent( $this->agent ) );
		$this->run_jobs();
		$this->assertSame( [ 'lena@shop.example' ], $this->told() );
		$this->assertStringContainsString( 'the secret plan', $this->mails[0]['message'] );
		$this->assertStringContainsString( 'Jonas Weber mentioned you', $this->mails[0]['subject'] );
	}

	public function test_a_note_is_in_no_mail_but_to_the_mentioned(): void {
		$ticket = $this->ticket();
		$this->services->tickets()->note( $ticket->id, new New_Message( 'the secret plan' ), Actor::agent( $this->agent ) );
		$this->reply( $ticket );
		$this->change( $ticket, [ 'assignee' => $this->maria ] );
		$this->change( $ticket, [ 'status' => 'solved' ] );
		$this->customer_writes( $ticket );
		$this->run_jobs();
		$this->assertGreaterThan( 5, count( $this->mails ) );
		foreach ( $this->mails as $index => $mail ) {
			$this->assertStringNotContainsString( 'secret plan', $mail['subject'] . $mail['message'] . $this->mailers[ $index ]->AltBody );
		}
	}

	public function test_solving_is_told_to_the_customer(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'status' => 'solved' ] );
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example' ], $this->told() );
		$this->assertStringContainsString( 'marked it as solved', $this->mails[0]['message'] );
		$this->assertSame( 'auto-generated', self::header( $this->mails[0], 'Auto-Submitted' ) );
	}

	public function test_who_solves_the_own_ticket_is_not_told(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'status' => 'solved' ], Actor::contact( $this->ada->id ) );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_solved_and_opened_again_at_once_is_not_told(): void {
		$ticket = $this->known_ticket();
		$this->change( $ticket, [ 'status' => 'solved' ] );
		$this->change( $ticket, [ 'status' => 'open' ] );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_spam_trash_and_machines_wake_nobody(): void {
		$spam = $this->ticket();
		$this->change( $spam, [ 'status' => 'spam' ] );
		$trash = $this->ticket();
		$this->change( $trash, [ 'status' => 'trash' ] );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );

		$ticket = $this->known_ticket();
		$this->customer_writes( $ticket, true );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_an_agent_who_opens_a_ticket_is_not_told_and_the_customer_gets_no_confirmation(): void {
		$this->services->tickets()->open(
			new New_Ticket( $this->inbox, $this->ada, 'ada@customer.example', 'By phone', new New_Message( 'noted' ), 'note', assignee_id: $this->maria ),
			Actor::agent( $this->agent )
		);
		$this->run_jobs();
		$this->assertSame( [ 'lena@shop.example', 'maria@shop.example' ], $this->told() );
		$this->assertStringContainsString( 'Yours now', $this->mails_to( 'maria@shop.example' )[0]['subject'] );
	}

	public function test_each_person_has_switches(): void {
		( new Preferences() )->change( $this->maria, [ 'agent_new' => false ] );
		$ticket = $this->ticket();
		$this->run_jobs();
		$this->assertSame( [], $this->mails_to( 'maria@shop.example' ) );
		$this->customer_writes( $ticket );
		$this->run_jobs();
		$this->assertCount( 1, $this->mails_to( 'maria@shop.example' ) );
	}

	public function test_a_template_that_is_off_is_off_for_all(): void {
		$template = $this->services->templates()->find( 'agent_new' );
		$this->assertNotNull( $template );
		$this->services->templates()->save( $template->with( $template->subject, $template->body, false ) );
		$this->ticket();
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example' ], $this->told() );
	}

	public function test_who_is_no_agent_any_more_is_not_told(): void {
		( new \WP_User( $this->maria ) )->set_role( 'subscriber' );
		$this->ticket();
		$this->run_jobs();
		$this->assertSame( [], $this->mails_to( 'maria@shop.example' ) );
	}

	public function test_jobs_that_run_twice_tell_once(): void {
		$ticket = $this->ticket();
		$this->run_jobs();
		$count = count( $this->mails );
		$event = $this->services->events()->of_ticket( $ticket->id, 1 )[0];
		$this->services->queue()->add( 'notify', [ 'event' => $event->id ] );
		$this->services->queue()->add( 'send_notice', [
			'event' => $event->id,
			'template' => 'agent_new',
			'user' => $this->maria,
		] );
		$this->services->queue()->add( 'send_notice', [
			'event' => $event->id,
			'template' => 'ticket_received',
			'contact' => $this->ada->id,
		] );
		$this->run_jobs();
		$this->assertCount( $count, $this->mails );
	}

	public function test_a_failed_notice_is_tried_again_and_the_others_leave(): void {
		add_filter( 'pre_wp_mail', fn( mixed $sent, array $mail ): mixed => 'maria@shop.example' === $mail['to'] && $this->clock->now() < self::NOW + 360 ? false : $sent, 99, 2 );
		$this->ticket();
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example', 'jonas@shop.example', 'lena@shop.example', 'maria@shop.example' ], $this->told() );
		$this->assertSame( 1, $this->services->jobs()->state( self::NOW )['waiting'] );
		$this->mails = [];
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->clock->set( self::NOW + 360 );
		$this->run_jobs();
		$this->assertSame( [ 'maria@shop.example', 'maria@shop.example' ], $this->told() );
		$this->assertSame( 0, $this->services->jobs()->state( $this->clock->now() )['waiting'] );
	}

	public function test_nonsense_in_a_payload_does_no_harm(): void {
		$this->services->queue()->add( 'notify', [] );
		$this->services->queue()->add( 'notify', [ 'event' => 999999 ] );
		$this->services->queue()->add( 'send_notice', [ 'event' => 1 ] );
		$this->assertSame( 3, $this->run_jobs() );
		$this->assertSame( 0, $this->services->jobs()->state( self::NOW )['dead'] );
	}

	public function test_a_ticket_deleted_meanwhile_is_forgotten(): void {
		$ticket = $this->ticket();
		$this->services->tickets()->delete( $ticket->id, Actor::agent( $this->agent ) );
		$this->run_jobs();
		$this->assertSame( [], $this->told() );
	}

	public function test_pictures_stay_behind_and_files_are_named(): void {
		$path = (string) tempnam( get_temp_dir(), 'test' );
		file_put_contents( $path, 'text' );
		$file   = $this->services->attachments()->store( $path, 'bill.txt', 'owner' );
		unlink( $path );
		$ticket = $this->known_ticket();
		$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, '', '', '<p>See <img src="https://tracker.example/a.png"></p>', [ $file->id ], $ticket->id, owner_key: 'owner' ) );
		$this->run_jobs();
		$this->assertStringContainsString( 'Files: bill.txt', $this->mails[0]['message'] );
		$this->assertStringNotContainsString( 'tracker', $this->mails[0]['message'] );
	}
}
