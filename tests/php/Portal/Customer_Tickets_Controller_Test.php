<?php
/**
 * Tests of customers' tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Contacts\Identity;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Token;

/**
 * Who reads and does what, and what nobody outside ever sees.
 */
#[Group( 'smoke' )]
final class Customer_Tickets_Controller_Test extends Portal_Case {

	/**
	 * One's own tickets, the latest first, and nobody else's.
	 */
	public function test_own_tickets(): void {
		$first  = $this->write( $this->ada_contact, 'First' )->ticket;
		$second = $this->write( $this->ada_contact, 'Second' )->ticket;
		$this->write( $this->ben_contact, 'Foreign' );
		$this->database()->update( 'ticket', [ 'last_public_at' => time() + 5 ], [ 'id' => $first->id ] );
		$this->act_as( $this->ada );

		$response = $this->portal( 'GET', 'tickets' );

		$this->assertSame( [ 'First', 'Second' ], array_column( $response->get_data(), 'subject' ) );
		$this->assertSame( [ 'With us', 'With us' ], array_column( $response->get_data(), 'status_label' ) );
		$this->assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		$this->assertSame( 'Second', $this->portal( 'GET', "tickets/$second->id" )->get_data()['subject'] );
	}

	/**
	 * What isn't theirs and what doesn't exist look the same, for every verb.
	 */
	public function test_foreign_is_missing(): void {
		$foreign = $this->write( $this->ben_contact )->ticket->id;
		$link    = $this->link( $this->ada_contact, $this->write( $this->ada_contact )->ticket->id );
		$forged  = $this->link( $this->ada_contact, $foreign );
		foreach ( [ [ $this->ada, [] ], [ 0, $link ], [ 0, $forged ], [ $this->ada, $forged ] ] as [ $user, $headers ] ) {
			$this->act_as( $user );
			foreach ( [ [ 'GET', '', null ], [ 'PATCH', '', [ 'status' => 'solved' ] ], [ 'POST', '/messages', [ 'text' => 'x' ] ] ] as [ $method, $path, $body ] ) {
				$one = $this->portal( $method, "tickets/$foreign$path", $body, $headers );
				$two = $this->portal( $method, "tickets/999999$path", $body, $headers );
				$this->assert_refused( 404, 'switchboard_ticket_not_found', $one );
				$this->assertSame( $one->get_data(), $two->get_data() );
				$this->assertSame( $one->get_headers(), $two->get_headers() );
			}
		}
		$this->assertSame( 1, $this->services->ticket_rows()->find( $foreign )?->message_count );
	}

	/**
	 * Who wrote into a ticket with its token alone reads nothing of it, not after a merge either, until they are made a participant.
	 */
	public function test_who_was_not_invited_reads_nothing(): void {
		$ticket = $this->write( $this->ada_contact, 'Mine' )->ticket;
		$join   = fn( bool $is_stranger ) => $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'email', $this->ben_contact, 'ben@example.org', '', 'Me too', ticket_id: $ticket->id, is_stranger: $is_stranger ) );
		$seen   = function ( int $ticket ): array {
			$this->act_as( $this->ben );
			return [ array_column( $this->portal( 'GET', 'tickets' )->get_data(), 'subject' ), $this->portal( 'GET', "tickets/$ticket" )->get_status() ];
		};
		$join( true );
		$this->assertSame( [ [], 404 ], $seen( $ticket->id ) );
		$other = $this->write( $this->ada_contact, 'Whole' )->ticket;
		$this->services->tickets()->merge( $ticket->id, $other->id, Actor::agent( $this->agent ) );
		$join( true );
		$this->assertSame( [ [], 404 ], $seen( $other->id ) );
		$this->assertSame( Participant::CLAIMED, $this->services->participants()->of( $other->id )[1]->role );
		$join( false );
		$this->assertSame( [ [ 'Whole' ], 200 ], $seen( $other->id ) );
		$join( true );
		$this->assertSame( [ [ 'Whole' ], 200 ], $seen( $other->id ) );
	}

	/**
	 * The requester is never a stranger in their own ticket, and a machine takes part in nothing.
	 */
	public function test_strangers_roles(): void {
		$ticket = $this->write( $this->ada_contact )->ticket;
		foreach ( [ [ $this->ada_contact, false ], [ $this->ben_contact, true ] ] as [ $contact, $automatic ] ) {
			$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'email', $contact, 'x@example.org', '', 'Hi', ticket_id: $ticket->id, automatic: $automatic, is_stranger: true ) );
		}
		$this->assertEquals( [ new Participant( $this->ada_contact, Participant::REQUESTER, 'x@example.org' ) ], $this->services->participants()->of( $ticket->id ) );
	}

	/**
	 * What a mail server says of somebody's mailbox is no part of the conversation.
	 */
	public function test_machines_are_not_shown_to_customers(): void {
		$ticket = $this->write( $this->ada_contact, 'Mine' )->ticket;
		$server = $this->services->contact_verbs()->identify( Identity::EMAIL, 'mailer-daemon@example.org', '' )->id;
		foreach ( [ [ $server, 'User unknown' ], [ $this->ada_contact, 'I am away' ] ] as [ $contact, $text ] ) {
			$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'email', $contact, '', '', $text, ticket_id: $ticket->id, automatic: true, is_stranger: $contact === $server ) );
		}
		$shown = wp_json_encode( $this->portal( 'GET', "tickets/$ticket->id", null, $this->link( $this->ada_contact, $ticket->id ) )->get_data() );
		$this->assertStringContainsString( 'I am away', (string) $shown );
		$this->assertStringNotContainsString( 'User unknown', (string) $shown );
	}

	/**
	 * Without a right there is nothing.
	 */
	public function test_nobody(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		foreach ( [ [], [ 'X-Switchboard-Token' => 'x' ], [ 'X-Switchboard-Token' => str_repeat( 'a', 64 ) ], [ 'X-Switchboard-Token' => "' OR 1=1 --" ] ] as $headers ) {
			$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'GET', 'tickets', null, $headers ) );
			$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'GET', "tickets/$id", null, $headers ) );
			$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'x' ], $headers ) );
			$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'POST', 'attachments', null, $headers ) );
		}
		$verify = [ 'X-Switchboard-Token' => $this->services->tokens()->issue( Token::VERIFY, $this->ada_contact, 0, 1 ) ];
		$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'GET', 'tickets', null, $verify ) );
	}

	/**
	 * A link opens its one ticket, also for a guest, and nothing beside it.
	 */
	public function test_link_opens_one_ticket(): void {
		$guest  = $this->services->contact_verbs()->identify( Identity::EMAIL, 'guest@example.org', 'Guest' )->id;
		$one    = $this->write( $guest, 'One' )->ticket->id;
		$two    = $this->write( $guest, 'Two' )->ticket->id;
		$header = $this->link( $guest, $one );

		$this->assertSame( [ 'One' ], array_column( $this->portal( 'GET', 'tickets', null, $header )->get_data(), 'subject' ) );
		$this->assertSame( 'One', $this->portal( 'GET', "tickets/$one", null, $header )->get_data()['subject'] );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$two", null, $header ) );
		$this->assertSame( [], $this->portal( 'GET', 'tickets', null, $header, [ 'scope' => 'company' ] )->get_data() );

		$this->services->tokens()->revoke( $header['X-Switchboard-Token'] );
		$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'GET', "tickets/$one", null, $header ) );
	}

	/**
	 * A link ends with its time, and with its holder's part in the ticket.
	 */
	public function test_link_ends(): void {
		$id   = $this->write( $this->ada_contact )->ticket->id;
		$past = [ 'X-Switchboard-Token' => $this->services->tokens()->issue( Token::TICKET, $this->ada_contact, $id, 0, -1 ) ];
		$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'GET', "tickets/$id", null, $past ) );

		$link = $this->link( $this->ada_contact, $id );
		$this->assertSame( 200, $this->portal( 'GET', "tickets/$id", null, $link )->get_status() );
		$this->services->tickets()->change( $id, [ 'contact' => $this->ben_contact ], Actor::agent( $this->agent ) );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$id", null, $link ) );
	}

	/**
	 * Somebody signed in who opens a link sees both: their own tickets and the linked one.
	 */
	public function test_link_of_somebody_signed_in(): void {
		$own     = $this->write( $this->ada_contact, 'Own' )->ticket->id;
		$foreign = $this->write( $this->ben_contact, 'Shown' )->ticket->id;
		$this->act_as( $this->ada );
		$link = $this->link( $this->ben_contact, $foreign );
		$this->assertSame( [ 'Own' ], array_column( $this->portal( 'GET', 'tickets', null, $link )->get_data(), 'subject' ) );
		$this->assertSame( 200, $this->portal( 'GET', "tickets/$own", null, $link )->get_status() );
		$this->assertSame( 200, $this->portal( 'GET', "tickets/$foreign", null, $link )->get_status() );
	}

	/**
	 * A thread: who wrote what; no notes, nothing that can still be taken back.
	 */
	public function test_thread(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->reply( $id );
		$this->services->tickets()->note( $id, new New_Message( '<p>SECRET</p>' ), Actor::agent( $this->agent ) );
		$later = $this->services->tickets()->reply( $id, new New_Message( '<p>LATER</p>', available_at: time() + 60 ), Actor::agent( $this->agent ) );
		$this->act_as( $this->ada );

		$data = $this->portal( 'GET', "tickets/$id" )->get_data();

		$this->assertSame( [ [ 'Ada', true, false ], [ 'Tomás Ferreira', false, true ] ], array_map( static fn( array $message ): array => [ $message['author'], $message['mine'], $message['from_team'] ], $data['messages'] ) );
		$this->assertSame( 'Answered', $data['status_label'] );
		$this->assertStringNotContainsString( 'SECRET', (string) wp_json_encode( $data ) );
		$this->assertStringNotContainsString( 'LATER', (string) wp_json_encode( $data ) );

		$this->services->tickets()->delivery( $later->id, 'sent' );
		$this->assertStringContainsString( 'LATER', (string) wp_json_encode( $this->portal( 'GET', "tickets/$id" )->get_data() ) );
	}

	/**
	 * The site's own words win, and internal fields stay inside.
	 */
	public function test_words_and_fields(): void {
		$id     = $this->write( $this->ada_contact )->ticket->id;
		$custom = $this->services->statuses()->insert( [ 'category' => 'on_hold', 'label' => 'Waiting for kiln', 'customer_label' => 'In the kiln' ] );
		$this->services->fields()->insert( [ 'key' => 'order_number', 'label' => 'Order number', 'type' => 'text', 'public' => true ] );
		$this->services->fields()->insert( [ 'key' => 'margin', 'label' => 'Margin', 'type' => 'text' ] );
		$this->services->tickets()->change( $id, [ 'status' => 'on_hold', 'custom_status' => $custom->id, 'fields' => [ 'order_number' => 'CK-1', 'margin' => 'SECRET' ] ], Actor::agent( $this->agent ) );
		$this->act_as( $this->ada );

		$data = $this->portal( 'GET', "tickets/$id" )->get_data();

		$this->assertSame( 'In the kiln', $data['status_label'] );
		$this->assertSame( [ [ 'label' => 'Order number', 'value' => 'CK-1' ] ], $data['fields'] );
	}

	/**
	 * Replies are cleaned on their way out.
	 */
	public function test_html_is_clean(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->database()->execute( 'UPDATE {message} SET html = %s WHERE ticket_id = %d', [ '<p onclick="x()">Hi</p><script>alert(1)</script><a href="javascript:x">y</a>', $id ] );
		$this->act_as( $this->ada );
		$html = $this->portal( 'GET', "tickets/$id" )->get_data()['messages'][0]['html'];
		$this->assertStringNotContainsString( 'script', $html );
		$this->assertStringNotContainsString( 'onclick', $html );
	}

	/**
	 * The customer answers: it is our turn again; the same press twice is one answer; markup is text.
	 */
	public function test_reply(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->reply( $id );
		$this->act_as( $this->ada );
		$body = [
			'text'      => "It says 2609-B.\n<script>alert(1)</script>",
			'client_id' => 'once',
		];

		$first = $this->portal( 'POST', "tickets/$id/messages", $body );
		$again = $this->portal( 'POST', "tickets/$id/messages", $body );

		$this->assertSame( [ 201, 200 ], [ $first->get_status(), $again->get_status() ] );
		$this->assertCount( 3, $again->get_data()['messages'] );
		$this->assertSame( 'open', $first->get_data()['status'] );
		$this->assertStringContainsString( '&lt;script&gt;', $first->get_data()['messages'][2]['html'] );
		$this->assertSame( 'portal', $this->services->messages()->of_ticket( $id, 1 )[0]->channel );
		$this->assertSame( 'someone@example.org', $this->services->participants()->requester( $id )?->address );
	}

	/**
	 * Bad replies have a named error and store nothing.
	 *
	 * @param array<string, mixed> $body Body.
	 * @param string               $code Expected code.
	 */
	#[DataProvider( 'bad_replies' )]
	public function test_bad_reply( array $body, string $code ): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->act_as( $this->ada );
		$this->assert_refused( 400, $code, $this->portal( 'POST', "tickets/$id/messages", $body ) );
		$this->assertSame( 1, $this->services->ticket_rows()->find( $id )?->message_count );
	}

	/**
	 * What is wrong, and what it is called.
	 *
	 * @return array<string, array{array<string, mixed>, string}>
	 */
	public static function bad_replies(): array {
		return [
			'empty'         => [ [ 'text' => " \n" ], 'rest_invalid_param' ],
			'missing'       => [ [], 'rest_missing_callback_param' ],
			'array'         => [ [ 'text' => [ 'x' ] ], 'rest_invalid_param' ],
			'huge'          => [ [ 'text' => str_repeat( 'a', 300_000 ) ], 'rest_invalid_param' ],
			'note'          => [ [ 'text' => 'x', 'kind' => 'note' ], 'switchboard_unknown_field' ],
			'other ticket'  => [ [ 'text' => 'x', 'id' => 999 ], 'switchboard_id_mismatch' ],
			'missing files' => [ [ 'text' => 'x', 'attachments' => [ 999_999 ] ], 'rest_invalid_param' ],
		];
	}

	/**
	 * Files: one's own go along, another's never, and what is on a ticket has a signed address.
	 */
	public function test_files(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->act_as( $this->ada );
		$own = $this->upload( 'foot.txt' );
		$this->assertSame( 201, $own->get_status() );
		$foreign = $this->stored( Attachments::owner_of_user( $this->ben ) );

		$this->assert_refused( 400, 'rest_invalid_param', $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'x', 'attachments' => [ $own->get_data()['id'], $foreign ] ] ) );
		$response = $this->portal( 'POST', "tickets/$id/messages", [ 'text' => '', 'attachments' => [ $own->get_data()['id'] ] ] );

		$this->assertSame( 201, $response->get_status() );
		$file = $response->get_data()['messages'][1]['attachments'][0];
		$this->assertSame( 'foot.txt', $file['name'] );
		$this->assertStringContainsString( 'signature=', $file['url'] );
		$this->assert_refused( 415, 'switchboard_file_type', $this->upload( 'x.php' ) );
	}

	/**
	 * A guest's uploads belong to the link by which they came.
	 */
	public function test_files_of_a_guest(): void {
		$id    = $this->write( $this->ada_contact )->ticket->id;
		$link  = $this->link( $this->ada_contact, $id );
		$other = $this->link( $this->ada_contact, $id );
		$file  = $this->upload( 'foot.txt', $link )->get_data()['id'];

		$this->assert_refused( 400, 'rest_invalid_param', $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'x', 'attachments' => [ $file ] ], $other ) );
		$this->assertSame( 201, $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'x', 'attachments' => [ $file ] ], $link )->get_status() );
	}

	/**
	 * Solved and open again, by whom it concerns.
	 */
	public function test_close_and_reopen(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->act_as( $this->ada );
		$this->assertSame( [ 'reply' => true, 'close' => true, 'reopen' => false ], $this->portal( 'GET', "tickets/$id" )->get_data()['permissions'] );

		$data = $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'solved' ] )->get_data();
		$this->assertSame( [ 'solved', 'Solved' ], [ $data['status'], $data['status_label'] ] );
		$this->assertSame( 200, $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'solved' ] )->get_status() );
		$this->assertSame( 'open', $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'open' ] )->get_data()['status'] );
		foreach ( [ 'spam', 'trash', 'closed', 'new', '' ] as $status ) {
			$this->assertSame( 400, $this->portal( 'PATCH', "tickets/$id", [ 'status' => $status ] )->get_status() );
		}
		$this->assertSame( 400, $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'solved', 'assignee' => 1 ] )->get_status() );
	}

	/**
	 * A field that agents need to solve is no hurdle for the customer.
	 */
	public function test_close_without_agents_fields(): void {
		$this->services->fields()->insert( [ 'key' => 'cause', 'label' => 'Cause', 'type' => 'text', 'required_to_solve' => true ] );
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->act_as( $this->ada );
		$this->assertSame( 'solved', $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'solved' ] )->get_data()['status'] );
	}

	/**
	 * An answer to what was closed long ago goes on in a new ticket, which a link's holder can read as well.
	 */
	public function test_follow_up(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		$this->services->tickets()->change( $id, [ 'status' => 'closed' ], Actor::system() );
		$this->database()->update( 'ticket', [ 'closed_at' => time() - 90 * DAY_IN_SECONDS ], [ 'id' => $id ] );
		$link = $this->link( $this->ada_contact, $id );
		$this->assertFalse( $this->portal( 'GET', "tickets/$id", null, $link )->get_data()['permissions']['reopen'] );
		$this->assert_refused( 403, 'switchboard_forbidden', $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'open' ], $link ) );

		$response = $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'It broke again.' ], $link );

		$new = $response->get_data()['id'];
		$this->assertNotSame( $id, $new );
		$header = [ 'X-Switchboard-Token' => $response->get_headers()['X-Switchboard-Token'] ];
		$this->assertSame( 200, $this->portal( 'GET', "tickets/$new", null, $header )->get_status() );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$new", null, $link ) );
	}

	/**
	 * After a merge the old link leads to the ticket that stayed; what was put aside is nobody's.
	 */
	public function test_merged_and_put_aside(): void {
		$from = $this->write( $this->ada_contact, 'From' )->ticket->id;
		$into = $this->write( $this->ada_contact, 'Into' )->ticket->id;
		$link = $this->link( $this->ada_contact, $from );
		$this->services->tickets()->merge( $from, $into, Actor::agent( $this->agent ) );
		$this->act_as( $this->ada );

		$this->assertSame( [ 'Into' ], array_column( $this->portal( 'GET', 'tickets' )->get_data(), 'subject' ) );
		$this->assertSame( 'Into', $this->portal( 'GET', "tickets/$from" )->get_data()['subject'] );
		$this->act_as( 0 );
		$this->assertSame( 'Into', $this->portal( 'GET', "tickets/$from", null, $link )->get_data()['subject'] );

		$this->services->tickets()->change( $into, [ 'status' => 'trash' ], Actor::agent( $this->agent ) );
		$this->act_as( $this->ada );
		$this->assertSame( [], $this->portal( 'GET', 'tickets' )->get_data() );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$into" ) );
	}

	/**
	 * Anybody can write in a form under somebody's address: the link that the form shows opens what was written, and no more
	 * of that person, whatever agents do with the ticket.
	 */
	public function test_link_of_a_form_proves_nobody(): void {
		$known   = $this->services->contact_verbs()->identify( Identity::EMAIL, 'known@example.org', 'Known Customer' )->id;
		$private = $this->write( $known, 'Private' )->ticket->id;
		$from    = $this->write( $known, 'Forged' )->ticket;
		$link    = $this->receipt( $known, $from );

		$opened = (array) $this->portal( 'GET', "tickets/$from->id", null, $link )->get_data();
		$this->assertSame( 'Forged', $opened['subject'] );
		$this->assertStringNotContainsString( 'Known Customer', (string) wp_json_encode( $opened ) );
		$this->assertStringNotContainsString( 'Known Customer', (string) wp_json_encode( $this->portal( 'GET', 'tickets', null, $link )->get_data() ) );
		$session = (array) $this->portal( 'GET', 'session', null, $link )->get_data();
		$this->assertSame( [ 'ticket', null, $from->id ], [ $session['kind'], $session['name'], $session['ticket'] ] );
		for ( $reply = 1; $reply <= 30; $reply++ ) {
			$this->assertSame( 201, $this->portal( 'POST', "tickets/$from->id/messages", [ 'text' => "More $reply" ], $link )->get_status() );
		}
		$this->assert_refused( 429, 'switchboard_rate_limited', $this->portal( 'POST', "tickets/$from->id/messages", [ 'text' => 'Too much' ], $link ) );
		$this->assertSame( 201, $this->portal( 'POST', "tickets/$private/messages", [ 'text' => 'I' ], $this->link( $known, $private ) )->get_status(), 'The limit is not that person\'s.' );

		$this->services->tickets()->merge( $from->id, $private, Actor::agent( $this->agent ) );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$from->id", null, $link ) );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$private", null, $link ) );
		$this->assertSame( [], $this->portal( 'GET', 'tickets', null, $link )->get_data() );
	}

	/**
	 * What goes on after a long time from such a link stays as narrow as the link.
	 */
	public function test_follow_up_of_a_form_s_link(): void {
		$known = $this->services->contact_verbs()->identify( Identity::EMAIL, 'known@example.org', 'Known Customer' )->id;
		$old   = $this->write( $known, 'Forged' )->ticket;
		$this->services->tickets()->change( $old->id, [ 'status' => 'closed' ], Actor::system() );
		$this->database()->update( 'ticket', [ 'closed_at' => time() - 90 * DAY_IN_SECONDS ], [ 'id' => $old->id ] );
		$answer = $this->portal( 'POST', "tickets/$old->id/messages", [ 'text' => 'Again' ], $this->receipt( $known, $old ) );
		$this->assertStringNotContainsString( 'Known Customer', (string) wp_json_encode( $answer->get_data() ) );
		$link = [ 'X-Switchboard-Token' => $answer->get_headers()['X-Switchboard-Token'] ];
		$this->assertStringNotContainsString( 'Known Customer', (string) wp_json_encode( $this->portal( 'GET', "tickets/{$answer->get_data()['id']}", null, $link )->get_data() ) );
	}

	/**
	 * A client id of another ticket's reply doesn't open that ticket.
	 */
	public function test_client_id_of_another_ticket(): void {
		$one    = $this->write( $this->ada_contact, 'One' )->ticket->id;
		$two    = $this->write( $this->ada_contact, 'Two' )->ticket->id;
		$body   = [ 'text' => 'Hello', 'client_id' => 'abc' ];
		$this->assertSame( 201, $this->portal( 'POST', "tickets/$one/messages", $body, $this->link( $this->ada_contact, $one ) )->get_status() );
		$answer = $this->portal( 'POST', "tickets/$two/messages", $body, $this->link( $this->ada_contact, $two ) );
		$this->assertSame( [ 201, $two ], [ $answer->get_status(), $answer->get_data()['id'] ] );
		$this->assertArrayNotHasKey( 'X-Switchboard-Token', $answer->get_headers() );
	}

	/**
	 * When the team writes a note, nothing that a customer sees moves: no time, no order, no count.
	 */
	public function test_a_note_leaves_no_trace(): void {
		$noted = $this->write( $this->ada_contact, 'Noted' )->ticket->id;
		$other = $this->write( $this->ada_contact, 'Other' )->ticket->id;
		foreach ( [ $noted => 2 * DAY_IN_SECONDS, $other => DAY_IN_SECONDS ] as $id => $ago ) {
			$this->database()->update( 'ticket', [ 'last_activity_at' => time() - $ago, 'last_public_at' => time() - $ago ], [ 'id' => $id ] );
		}
		$this->act_as( $this->ada );
		$before = [ $this->portal( 'GET', 'tickets', null, [], [ 'per_page' => 1 ] ), $this->portal( 'GET', "tickets/$noted" ) ];

		$this->services->tickets()->note( $noted, new New_Message( 'A thief, says the bank.' ), Actor::agent( $this->agent ) );

		$after = [ $this->portal( 'GET', 'tickets', null, [], [ 'per_page' => 1 ] ), $this->portal( 'GET', "tickets/$noted" ) ];
		foreach ( $before as $index => $response ) {
			$this->assertSame( $response->get_data(), $after[ $index ]->get_data() );
			$this->assertSame( $response->get_headers()['Link'] ?? '', $after[ $index ]->get_headers()['Link'] ?? '', 'A cursor tells times too.' );
		}
	}

	/**
	 * Colleagues read and join, where the company allows it and the address is proved; they don't decide.
	 */
	public function test_company(): void {
		$company = $this->services->company_verbs()->add( [ 'name' => 'Clay', 'domains' => [ 'clay.example' ], 'share_tickets' => true ] );
		$boss    = $this->account( 'boss@clay.example', 'Boss' );
		$ada     = $this->services->contact_verbs()->identify( Identity::EMAIL, 'ada@clay.example', 'Ada of Clay' )->id;
		$id      = $this->write( $ada, 'Hers' )->ticket->id;
		$contact = $this->contact_of( $boss );
		$this->act_as( $boss );

		$this->assertSame( [], $this->portal( 'GET', 'tickets', null, [], [ 'scope' => 'company' ] )->get_data(), 'A claimed address opens nothing.' );
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$id" ) );

		$this->services->contact_verbs()->verify( $this->services->identities()->find_by( Identity::EMAIL, 'boss@clay.example' )->id ?? 0 );
		$this->assertSame( [ 'Hers' ], array_column( $this->portal( 'GET', 'tickets', null, [], [ 'scope' => 'company' ] )->get_data(), 'subject' ) );
		$this->assertSame( [], $this->portal( 'GET', 'tickets' )->get_data() );
		$this->assertSame( [ 'reply' => true, 'close' => false, 'reopen' => false ], $this->portal( 'GET', "tickets/$id" )->get_data()['permissions'] );
		$this->assert_refused( 403, 'switchboard_forbidden', $this->portal( 'PATCH', "tickets/$id", [ 'status' => 'solved' ] ) );
		$this->assertSame( 201, $this->portal( 'POST', "tickets/$id/messages", [ 'text' => 'We wait.' ] )->get_status() );
		$this->assertTrue( $this->services->participants()->has( $id, $contact ) );

		$this->services->company_verbs()->change( $company->id, [ 'share_tickets' => false ] );
		$other = $this->write( $ada, 'Private' )->ticket->id;
		$this->assert_refused( 404, 'switchboard_ticket_not_found', $this->portal( 'GET', "tickets/$other" ) );
	}

	/**
	 * Pages by cursor, nothing twice and nothing left out.
	 */
	public function test_pages(): void {
		for ( $count = 0; $count < 5; $count++ ) {
			$this->write( $this->ada_contact, "Number $count" );
		}
		$this->act_as( $this->ada );
		$seen  = [];
		$query = [ 'per_page' => 2 ];
		do {
			$response = $this->portal( 'GET', 'tickets', null, [], $query );
			$seen     = [ ...$seen, ...array_column( $response->get_data(), 'subject' ) ];
			$link     = $response->get_headers()['Link'] ?? '';
			preg_match( '/cursor=([^&>]+)/', $link, $cursor );
			$query['cursor'] = rawurldecode( $cursor[1] ?? '' );
		} while ( '' !== $link );
		$this->assertSame( [ 'Number 4', 'Number 3', 'Number 2', 'Number 1', 'Number 0' ], $seen );
		$this->assertSame( 400, $this->portal( 'GET', 'tickets', null, [], [ 'cursor' => "0' OR 1" ] )->get_status() );
		$this->assertSame( 400, $this->portal( 'GET', 'tickets', null, [], [ 'scope' => 'everybody' ] )->get_status() );
		$this->assertSame( 400, $this->portal( 'GET', 'tickets', null, [], [ 'contact' => $this->ben_contact ] )->get_status() );
	}

	/**
	 * Reading makes no contact of somebody who never wrote.
	 */
	public function test_reading_makes_nobody(): void {
		$user = $this->account( 'new@example.org', 'New' );
		$this->act_as( $user );
		$this->assertSame( [], $this->portal( 'GET', 'tickets' )->get_data() );
		$this->portal( 'GET', 'session' );
		$this->assertNull( $this->services->identities()->find_by( Identity::WP_USER, (string) $user ) );
	}

	/**
	 * Uploads a file.
	 *
	 * @param string                $name    Name.
	 * @param array<string, string> $headers Headers.
	 */
	private function upload( string $name, array $headers = [] ): \WP_REST_Response {
		$path = tempnam( sys_get_temp_dir(), 'switchboard' );
		if ( ! $path || '' === $name ) {
			$this->fail( 'There is no file.' );
		}
		file_put_contents( $path, '2609-B' );
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/portal/attachments' );
		$request->set_headers( $headers );
		$request->set_file_params(
			[
				'file' => [
					'name'     => $name,
					'tmp_name' => $path,
					'size'     => 6,
					'error'    => UPLOAD_ERR_OK,
					'type'     => 'text/plain',
				],
			]
		);
		return rest_do_request( $request );
	}

	/**
	 * Stores a file for an owner.
	 *
	 * @param string $owner Owner key.
	 */
	private function stored( string $owner ): int {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, 'secret' );
		return $this->services->attachments()->store( $path, 'secret.txt', $owner )->id;
	}

	/**
	 * Header of the link that a form shows.
	 *
	 * @param int    $contact Contact under whose address it was written.
	 * @param Ticket $ticket  Ticket.
	 * @return array<string, string>
	 */
	private function receipt( int $contact, Ticket $ticket ): array {
		wp_parse_str( (string) wp_parse_url( $this->services->ticket_links()->receipt_url( $ticket, $contact ), PHP_URL_QUERY ), $query );
		$this->assertIsString( $query['switchboard_token'] );
		return [ 'X-Switchboard-Token' => $query['switchboard_token'] ];
	}
}
