<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email;

use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;

final class Email_Channel_Test extends Mail_Story {

	/**
	 * Files as they were while the mail was sent: content by name.
	 *
	 * @var array<string, string>
	 */
	private array $sent_files = [];

	protected function setUp(): void {
		parent::setUp();
		add_filter(
			'pre_wp_mail',
			function ( mixed $sent, array $mail ): mixed {
				foreach ( (array) $mail['attachments'] as $name => $path ) {
					$this->sent_files[ (string) $name ] = (string) file_get_contents( $path );
				}
				return $sent;
			},
			1,
			2
		);
	}

	/**
	 * A file that the agent uploaded.
	 */
	private function upload( string $name, string $content ): Attachment {
		$path = (string) tempnam( get_temp_dir(), 'test' );
		file_put_contents( $path, $content );
		try {
			return $this->services->attachments()->store( $path, $name, Attachments::owner_of_user( $this->agent ) );
		} finally {
			unlink( $path );
		}
	}

	/**
	 * A picture of one pixel.
	 */
	private static function picture(): string {
		return (string) base64_decode( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', true );
	}

	public function test_text_signature_answer_and_history_in_that_order(): void {
		$ticket = $this->ticket( '<p>Where is my lamp? <img src="https://tracker.example/x.png"></p>' );
		$this->forget_jobs();
		$this->reply( $ticket, '<p>It is on its way.</p>' );
		$this->run_jobs();
		$mail = $this->mails[0]['message'];
		$this->assertSame( "Re: My lamp [#$ticket->number]", $this->mails[0]['subject'] );
		$places = array_map( static fn( string $part ): int|false => strpos( $mail, $part ), [ 'It is on its way.', 'Your lamp people', 'Answer here', 'Ada Moreno wrote:', 'Where is my lamp?' ] );
		$sorted = $places;
		sort( $sorted );
		$this->assertNotContains( false, $places );
		$this->assertSame( $sorted, $places );
		$this->assertStringNotContainsString( 'tracker.example', $mail );
		$this->assertStringContainsString( '> Where is my lamp?', $this->mailers[0]->AltBody );
		$this->assertStringContainsString( 'switchboard_token=', $this->mailers[0]->AltBody );
	}

	public function test_an_agents_reply_is_no_automatic_mail(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		foreach ( [ 'Auto-Submitted', 'X-Auto-Response-Suppress', 'Precedence', 'X-Loop' ] as $name ) {
			$this->assertNull( self::header( $this->mails[0], $name ) );
		}
	}

	public function test_heads_keep_the_thread_together(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$first = $this->reply( $ticket, 'one' );
		$this->run_jobs();
		$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, '', '', 'thanks', ticket_id: $ticket->id ) );
		$second = $this->reply( $ticket, 'two' );
		$this->forget_notices();
		$this->run_jobs();

		$ids = $this->services->message_ids();
		$this->assertSame( $ids->of_message( $ticket->id, $first->id ), self::header( $this->mails[0], 'Message-ID' ) );
		$this->assertSame( $ids->of_message( $ticket->id, 0 ), self::header( $this->mails[0], 'In-Reply-To' ) );
		$this->assertSame( $ids->of_message( $ticket->id, $second->id ), self::header( $this->mails[1], 'Message-ID' ) );
		$this->assertSame( $ids->of_message( $ticket->id, $first->id ), self::header( $this->mails[1], 'In-Reply-To' ) );
		$this->assertSame( $ids->of_message( $ticket->id, 0 ) . ' ' . $ids->of_message( $ticket->id, $first->id ), self::header( $this->mails[1], 'References' ) );
	}

	public function test_the_answer_finds_back_by_its_address_and_by_a_mark(): void {
		$this->services->connections()->insert( 'email', 'Mail', $this->inbox, [ 'plus_addressing' => true ], [], true );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$about = [
			'ticket_id'  => $ticket->id,
			'user_id'    => 0,
			'message_id' => 0,
			'kind'       => 't',
		];
		$this->assertSame( [ $about ], $this->services->reply_addresses()->read( $this->inbox, (string) self::header( $this->mails[0], 'Reply-To' ) ) );
		$this->assertSame( [ $ticket->id ], $this->services->thread_marks()->read( $this->inbox, $this->mails[0]['message'] ) );
		$this->assertSame( [ $ticket->id ], $this->services->thread_marks()->read( $this->inbox, $this->mailers[0]->AltBody ) );
	}

	public function test_a_server_without_plus_addresses_still_quotes_the_mark(): void {
		$this->services->connections()->insert( 'email', 'Mail', $this->inbox, [ 'plus_addressing' => false ], [], true );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertNull( self::header( $this->mails[0], 'Reply-To' ) );
		$this->assertSame( [ $ticket->id ], $this->services->thread_marks()->read( $this->inbox, $this->mailers[0]->AltBody ) );
	}

	public function test_where_no_mail_comes_in_there_is_neither(): void {
		$this->services->connections()->insert( 'email', 'Mail', $this->inbox, [ 'plus_addressing' => true ], [], false );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertNull( self::header( $this->mails[0], 'Reply-To' ) );
		$this->assertStringNotContainsString( '[ref:', $this->mails[0]['message'] . $this->mailers[0]->AltBody );
	}

	public function test_a_long_thread_names_the_first_and_the_last_ids(): void {
		$ticket = $this->ticket();
		for ( $count = 0; $count < 30; $count++ ) {
			$this->reply( $ticket, "reply $count" );
		}
		$this->database()->execute( "UPDATE {message} SET delivery_state = 'sent' WHERE direction = 'out'" );
		$this->forget_jobs();
		$this->reply( $ticket, 'last' );
		$this->run_jobs();
		$references = explode( ' ', (string) self::header( $this->mails[0], 'References' ) );
		$this->assertCount( 17, $references );
		$this->assertSame( $this->services->message_ids()->of_message( $ticket->id, 0 ), $references[0] );
		$this->assertLessThan( 5000, strlen( implode( ' ', $references ) ) );
	}

	public function test_history_is_trimmed_and_holds_only_what_reached_somebody(): void {
		$ticket = $this->ticket( 'message 0' );
		for ( $count = 1; $count <= 6; $count++ ) {
			$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, '', '', "message $count", ticket_id: $ticket->id ) );
		}
		$this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, '', '', 'out of office', ticket_id: $ticket->id, automatic: true ) );
		$this->services->tickets()->note( $ticket->id, new New_Message( 'top secret' ), Actor::agent( $this->agent ) );
		$undone = $this->reply( $ticket, 'taken back' );
		$this->services->tickets()->cancel( $undone->id, Actor::agent( $this->agent ) );
		$this->forget_jobs();
		$this->reply( $ticket, 'the answer' );
		$this->run_jobs();
		foreach ( [ 'message 6', 'message 5', 'message 4', 'message 3' ] as $shown ) {
			$this->assertStringContainsString( $shown, $this->mails[0]['message'] );
		}
		foreach ( [ 'message 2', 'top secret', 'taken back', 'out of office' ] as $hidden ) {
			$this->assertStringNotContainsString( $hidden, $this->mails[0]['message'] );
			$this->assertStringNotContainsString( $hidden, $this->mailers[0]->AltBody );
		}
	}

	public function test_files_travel_along_under_their_names_and_no_copy_stays(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$before = count( (array) glob( get_temp_dir() . 'switchboard-' . getmypid() . '-*' ) );
		$this->reply( $ticket, 'see the file', attachments: [ $this->upload( 'Rechnung März.txt', 'Amount: 12' )->id ] );
		$this->run_jobs();
		$this->assertSame( [ 'Rechnung März.txt' => 'Amount: 12' ], $this->sent_files );
		$this->assertCount( $before, (array) glob( get_temp_dir() . 'switchboard-' . getmypid() . '-*' ) );
	}

	public function test_no_copy_stays_after_a_failure(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$before        = count( (array) glob( get_temp_dir() . 'switchboard-' . getmypid() . '-*' ) );
		$this->refusal = 'no';
		$this->reply( $ticket, 'see the file', attachments: [ $this->upload( 'a.txt', 'text' )->id ] );
		$this->run_jobs();
		$this->assertCount( $before, (array) glob( get_temp_dir() . 'switchboard-' . getmypid() . '-*' ) );
	}

	public function test_what_is_too_large_becomes_a_link(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$large   = $this->upload( 'film <b>.txt', 'large' );
		$small   = $this->upload( 'small.txt', 'small' );
		$message = $this->reply( $ticket, 'see', attachments: [ $large->id, $small->id ] );
		$this->database()->update( 'attachment', [ 'size' => 10 * MB_IN_BYTES + 1 ], [ 'id' => $large->id ] );
		$this->run_jobs();
		$this->assertSame( [ 'small.txt' => 'small' ], $this->sent_files );
		$this->assertSame( 'sent', $this->fresh( $message )->delivery_state );
		$this->assertMatchesRegularExpression( "#attachments(/|%2F)$large->id(/|%2F)file#", $this->mails[0]['message'] );
		$this->assertStringContainsString( 'film', $this->mails[0]['message'] );
		$this->assertStringNotContainsString( '<b>', $this->mails[0]['message'] );
		preg_match( '#expires=(\d+)#', html_entity_decode( $this->mails[0]['message'] ), $found );
		$this->assertGreaterThanOrEqual( self::NOW + 30 * DAY_IN_SECONDS, (int) ( $found[1] ?? 0 ) );
	}

	public function test_a_pasted_picture_travels_inside_the_mail(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$picture = $this->upload( 'screen.png', self::picture() );
		$this->reply( $ticket, '<p>Look: <img src="' . esc_url( $this->services->attachments()->url( $picture ) ) . '"> and <img src="cid:elsewhere"></p>', attachments: [ $picture->id ] );
		$this->run_jobs();
		$this->assertStringContainsString( "cid:attachment-$picture->id", $this->mails[0]['message'] );
		$this->assertStringNotContainsString( 'cid:elsewhere', $this->mails[0]['message'] );
		$this->assertSame( [], $this->sent_files );
		$embedded = $this->mailers[0]->getAttachments();
		$this->assertCount( 1, $embedded );
		$this->assertSame( [ 'inline', "attachment-$picture->id", 'image/png', 'screen.png' ], [ $embedded[0][6], $embedded[0][7], $embedded[0][4], $embedded[0][2] ] );
	}

	public function test_a_lost_file_is_a_failure_and_nothing_is_sent(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$file    = $this->upload( 'a.txt', 'text' );
		$message = $this->reply( $ticket, 'see', attachments: [ $file->id ] );
		$this->services->store()->delete( $file->path );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );
		$this->assertSame( 'failed', $this->fresh( $message )->delivery_state );
		$this->assertNotSame( '', $this->fresh( $message )->delivery_reason );
	}

	public function test_hostile_names_and_subjects_stay_text(): void {
		$eve    = $this->services->contact_verbs()->identify( 'email', 'eve@customer.example', '<script>alert(1)</script>' );
		$ticket = $this->ticket( '<p>hi<script>alert(2)</script></p>', "Hi\r\nBcc: victim@x.example <img src=x onerror=alert(3)>", $eve );
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertCount( 1, $this->mails );
		$this->assertStringNotContainsString( "\n", $this->mails[0]['subject'] );
		$this->assertStringNotContainsString( '<script', $this->mails[0]['message'] );
		$this->assertStringNotContainsString( 'onerror=alert(3)>', $this->mails[0]['message'] );
		$this->assertNull( self::header( $this->mails[0], 'Bcc' ) );
	}

	public function test_without_an_own_address_the_site_is_the_sender(): void {
		$this->services->inboxes()->update( $this->inbox, [ 'address' => '' ] );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertNull( self::header( $this->mails[0], 'From' ) );
		$this->assertSame( 'The Lamp Shop', $this->mailers[0]->FromName );
	}

	public function test_the_customer_never_is_the_sender(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertStringNotContainsString( 'ada@customer.example', implode( "\n", (array) $this->mails[0]['headers'] ) );
	}

	/**
	 * Leaves only deliveries.
	 */
	private function forget_notices(): void {
		$this->database()->execute( "DELETE FROM {job} WHERE name <> 'deliver_message'" );
	}
}
