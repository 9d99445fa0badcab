<?php
/**
 * From a raw mail to a settled result.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Receiving\Place;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Message;

/**
 * Kept first, never lost, never doubled; and what is done when it fails.
 */
final class Importer_Test extends Receiving_Case {

	/**
	 * A file that a first try can't take in.
	 *
	 * @param int $times How often it fails.
	 */
	private function fail_at_filters( int $times ): void {
		add_filter(
			'switchboard_inbound_filters',
			static function ( array $filters ) use ( &$times ): array {
				if ( $times-- > 0 ) {
					throw new \RuntimeException( 'Something broke.' );
				}
				return $filters;
			}
		);
	}

	/**
	 * Lets the next statement of a kind fail.
	 *
	 * @param string $pattern Pattern.
	 */
	private function break_at( string $pattern ): void {
		$break = static function ( string $sql ) use ( $pattern, &$break ): string {
			if ( preg_match( $pattern, $sql ) ) {
				remove_filter( 'query', $break );
				throw new Database_Error( 'The database broke.' );
			}
			return $sql;
		};
		add_filter( 'query', $break );
	}

	/**
	 * The only row.
	 *
	 * @return array<string, string|null>
	 */
	private function row(): array {
		return $this->database()->row( 'SELECT * FROM {inbound} ORDER BY id DESC LIMIT 1' ) ?? [];
	}

	/**
	 * A mail with files.
	 *
	 * @param array<string, string> $files Content by name.
	 * @param string                $id    Message-ID.
	 */
	private static function with_files( array $files, string $id = 'files@customer.example' ): string {
		$parts = "--b\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n";
		foreach ( $files as $name => $content ) {
			$parts .= "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"$name\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" . chunk_split( base64_encode( $content ) );
		}
		return "From: ada@customer.example\r\nTo: support@shop.example\r\nSubject: Files\r\nDate: Tue, 25 Nov 2025 09:55:00 +0000\r\nMessage-ID: <$id>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n$parts--b--\r\n";
	}

	public function test_a_mail_that_comes_twice_is_one_message_in_two_places(): void {
		$first  = $this->import( self::mail(), 'support', new Place( 'INBOX', 7, '1' ) );
		$second = $this->import( self::mail(), 'support', new Place( 'Archive', 9, '4' ) );
		$this->assertSame( [ 'opened', false ], [ $first->action, $first->repeated ] );
		$this->assertSame( [ 'opened', true, $first->ticket_id, $first->message_id ], [ $second->action, $second->repeated, $second->ticket_id, $second->message_id ] );
		$this->assertSame( [ 1, 1, 2 ], [ $this->rows( 'message' ), $this->rows( 'inbound' ), $this->rows( 'inbound_place' ) ] );
		$this->assertSame( [ '1' => 'routed' ], $this->services->places()->known( $this->doors['support']->id, 'INBOX', 7, [ '1', '2' ] ) );
	}

	public function test_line_ends_and_the_way_it_came_make_no_other_mail(): void {
		$mail = self::mail();
		$this->import( $mail );
		$this->assertTrue( $this->import( str_replace( "\r\n", "\n", $mail ) )->repeated );
		$this->assertTrue( $this->import( "Received: from a by b; Tue, 25 Nov 2025 09:56:00 +0000\r\n$mail\r\n\r\n" )->repeated );
		$this->assertSame( 1, $this->rows( 'message' ) );
	}

	public function test_the_same_id_with_another_body_is_another_mail(): void {
		$this->import( self::mail() );
		$this->assertFalse( $this->import( self::mail( [], 'And my bulb?' ) )->repeated );
		$this->assertFalse( $this->import( self::mail( [ 'Date' => 'Tue, 25 Nov 2025 09:56:00 +0000' ] ) )->repeated );
		$this->assertFalse( $this->import( self::mail( [ 'From' => 'ben@customer.example' ] ) )->repeated );
		$this->assertSame( 4, $this->rows( 'ticket' ) );
	}

	public function test_without_an_id_the_whole_mail_tells(): void {
		$mail = self::mail( [ 'Message-ID' => '' ] );
		$this->import( $mail );
		$this->assertTrue( $this->import( $mail )->repeated );
		$this->assertFalse( $this->import( "X-Other: yes\r\n$mail" )->repeated );
	}

	public function test_one_mail_to_two_inboxes_is_two_tickets(): void {
		$mail = self::mail( [ 'To' => 'support@shop.example, sales@shop.example' ] );
		$one  = $this->import( $mail );
		$two  = $this->import( $mail, 'sales' );
		$this->assertSame( [ 'opened', 'opened', false ], [ $one->action, $two->action, $two->repeated ] );
		$this->assertNotSame( $one->ticket_id, $two->ticket_id );
	}

	public function test_the_raw_mail_is_kept(): void {
		$this->import( self::mail() );
		$row = $this->row();
		$out = fopen( 'php://memory', 'w+b' );
		$this->assertIsResource( $out );
		$this->services->store()->copy_to( (string) $row['raw_file'], $out );
		rewind( $out );
		$this->assertSame( self::mail(), stream_get_contents( $out ) );
		$this->assertSame( [ '', (string) strlen( self::mail() ), (string) $this->inbox, 'ada@customer.example', 'My lamp' ], [ $row['raw'], $row['size'], $row['inbox_id'], $row['sender'], $row['subject'] ] );
	}

	public function test_what_can_not_be_kept_leaves_nothing(): void {
		$path = $this->file( self::mail() );
		$this->break_at( '/INSERT INTO .*_job`/s' );
		try {
			$this->services->importer()->import( $this->doors['support'], $path, new Place( 'INBOX', 1, '1' ) );
			$this->fail( 'It was taken.' );
		} catch ( \Throwable $error ) {
			$this->assertSame( 'The database broke.', $error->getMessage() );
		}
		$this->assertSame( [ 0, 0, 0 ], [ $this->rows( 'inbound' ), $this->rows( 'inbound_place' ), $this->rows( 'ticket' ) ] );
		$this->assertSame( [], $this->stored() );
		$this->expectException( Problem::class );
		$this->services->importer()->import( $this->doors['support'], "$path-not-there" );
	}

	/**
	 * Files in the private store that were stored just now.
	 *
	 * @return list<string>
	 */
	private function stored(): array {
		return array_merge( ...array_values( iterator_to_array( $this->services->store()->files_between( time() - 30, time() + 30, 100 ), false ) ) );
	}

	public function test_a_failure_is_kept_and_tried_again(): void {
		$before = $this->stored();
		$this->fail_at_filters( 1 );
		$result = $this->import( self::with_files( [ 'a.txt' => 'one' ] ) );
		$this->assertSame( [ 'failed', 'Something broke.' ], [ $result->action, $result->reason ] );
		$this->assertSame( [ 'failed', '1', 'Something broke.' ], [ $this->row()['state'], $this->row()['attempts'], $this->row()['reason'] ] );
		$this->assertTrue( $this->import( self::with_files( [ 'a.txt' => 'one' ] ) )->repeated );
		$this->assertSame( [ 'failed', '1' ], [ $this->row()['state'], $this->row()['attempts'] ] );
		$this->assertSame( 0, $this->run_jobs() );
		$this->clock->set( $this->clock->now() + MINUTE_IN_SECONDS );
		$this->assertSame( 1, $this->services->queue()->run( 0 ) );
		$this->assertSame( [ 'routed', '2', 'opened' ], [ $this->row()['state'], $this->row()['attempts'], $this->row()['reason'] ] );
		$this->assertSame( [ 1, 1 ], [ $this->rows( 'message' ), $this->rows( 'attachment' ) ] );
		$this->assertSame( 0, (int) $this->database()->value( "SELECT COUNT(*) FROM {job} WHERE name = 'import_mail'" ) );
		$this->assertCount( 2, array_diff( $this->stored(), $before ) );
	}

	public function test_after_three_failures_it_waits_for_a_person(): void {
		$this->fail_at_filters( 3 );
		$this->import( self::mail() );
		foreach ( [ MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS ] as $delay ) {
			$this->clock->set( $this->clock->now() + $delay );
			$this->services->queue()->run( 0 );
		}
		$this->assertSame( [ 'quarantined', '3' ], [ $this->row()['state'], $this->row()['attempts'] ] );
		$this->assertSame( [ 'failed', true ], [ $this->import( self::mail() )->action, $this->import( self::mail() )->repeated ] );
		$this->assertSame( 0, $this->rows( 'job' ) );
		// The next one goes on.
		$this->assertSame( 'opened', $this->import( self::mail( [ 'Message-ID' => '<next@customer.example>' ] ) )->action );
		$id     = (int) $this->database()->value( "SELECT id FROM {inbound} WHERE state = 'quarantined'" );
		$result = $this->services->suspended()->replay( $id );
		$this->assertSame( 'opened', $result->action );
	}

	public function test_a_process_that_died_is_gone_on_from(): void {
		// Killed right behind the keeping: the row is there, with its job.
		$this->fail_at_filters( 1 );
		$this->import( self::mail() );
		$this->database()->execute( "UPDATE {inbound} SET state = 'stored', reason = ''" );
		$this->database()->execute( 'UPDATE {job} SET available_at = %d', [ self::NOW + 5 * MINUTE_IN_SECONDS ] );
		$this->clock->set( $this->clock->now() + 5 * MINUTE_IN_SECONDS );
		$this->services->queue()->run( 0 );
		$this->assertSame( [ 'routed', 1 ], [ $this->row()['state'], $this->rows( 'message' ) ] );
	}

	public function test_a_mail_that_is_too_much_for_the_process_is_not_tried_for_ever(): void {
		$this->fail_at_filters( 1 );
		$this->import( self::mail() );
		// As if each try had been killed.
		$this->database()->execute( "UPDATE {inbound} SET state = 'stored', attempts = 6" );
		$this->assertSame( 'failed', $this->import( self::mail() )->action );
		$this->assertSame( 'quarantined', $this->row()['state'] );
	}

	public function test_a_failure_inside_the_transaction_leaves_no_file_and_no_half(): void {
		$before = $this->stored();
		$this->break_at( '/INSERT INTO .*_message_envelope`/s' );
		$this->assertSame( 'failed', $this->import( self::with_files( [ 'a.txt' => 'one', 'b.txt' => 'two' ] ) )->action );
		$this->assertSame( [ 0, 0, 0, 'failed' ], [ $this->rows( 'ticket' ), $this->rows( 'message' ), $this->rows( 'attachment' ), $this->row()['state'] ] );
		$this->assertSame( [ (string) $this->row()['raw_file'] ], array_values( array_diff( $this->stored(), $before ) ) );
	}

	public function test_a_listener_that_fails_after_the_commit_loses_no_file(): void {
		// Tests have a transaction around them: what follows the commit is run by hand.
		add_action( 'switchboard_message_received', static fn() => throw new \RuntimeException( 'A listener broke.' ) ); // phpcs:ignore
		$result = $this->import( self::with_files( [ 'a.txt' => 'one' ] ) );
		try {
			$this->database()->run_after_commit();
		} catch ( \RuntimeException ) {
			$this->assertSame( 'opened', $result->action );
		}
		$this->assertSame( 'opened', $this->import( self::with_files( [ 'a.txt' => 'one' ] ) )->action );
		$this->assertSame( [ 1, 1 ], [ $this->rows( 'message' ), $this->rows( 'attachment' ) ] );
	}

	public function test_more_files_than_an_uploader_may_have_waiting(): void {
		$files = [];
		for ( $number = 1; $number <= 60; $number++ ) {
			$files[ "file-$number.txt" ] = "content $number";
		}
		$result  = $this->import( self::with_files( $files ) );
		$message = $this->services->messages()->find( $result->message_id );
		$this->assertSame( 50, $this->rows( 'attachment' ) );
		$this->assertSame( 10, substr_count( (string) $message?->text, 'was left out' ) );
		$this->assertStringContainsString( '“file-51.txt”', (string) $message?->html );
	}

	public function test_files_beyond_the_limit_are_named(): void {
		$this->services->settings()->update( [ 'max_file_size' => 1 ] );
		$result  = $this->import( self::with_files( [ 'small.txt' => 'x', 'big.txt' => str_repeat( 'x', MB_IN_BYTES ), 'other.txt' => 'y' ] ) );
		$message = $this->services->messages()->find( $result->message_id );
		$this->assertSame( [ 'small.txt', 'other.txt' ], $this->database()->column( 'SELECT name FROM {attachment} ORDER BY id' ) );
		$this->assertStringContainsString( 'big.txt', (string) $message?->text );
	}

	public function test_a_long_text_is_cut_and_comes_as_a_file(): void {
		$result  = $this->import( self::mail( [ 'Content-Type' => 'text/plain; charset=utf-8' ], str_repeat( "A line of some length.\n", 60000 ) ) );
		$message = $this->services->messages()->find( $result->message_id );
		$this->assertLessThan( 1100000, strlen( (string) $message?->text ) );
		$this->assertStringContainsString( 'longer', substr( (string) $message?->text, -200 ) );
		$this->assertSame( 1, $this->rows( 'attachment' ) );
	}

	public function test_outlooks_packed_files_come_unpacked(): void {
		$result  = $this->import( (string) file_get_contents( dirname( __DIR__, 4 ) . '/fixtures/mail/reading/winmail.eml' ) );
		$message = $this->services->messages()->find( $result->message_id );
		// What lies in it is no picture, though its name says so: it is refused under that name.
		$this->assertStringContainsString( '“größe.png” was left out', (string) $message?->text );
		$this->assertStringNotContainsString( 'winmail.dat', (string) $message?->text );
		$this->assertSame( 0, $this->rows( 'attachment' ) );
	}

	public function test_new_rules_of_cleaning_keep_the_quote_folded(): void {
		$html    = '<p>It has come.</p><div class="gmail_quote"><div class="gmail_attr">On Tue, Nov 25, 2025 at 9:40 AM The Shop &lt;support@shop.example&gt; wrote:<br></div><blockquote class="gmail_quote"><p>It is on its way.</p></blockquote></div>';
		$result  = $this->import( self::mail( [ 'Content-Type' => 'text/html; charset=utf-8' ], $html ) );
		$before  = $this->services->messages()->find( $result->message_id );
		$columns = [
			'html'          => 'by older rules',
			'quote'         => 'by older rules',
			'rules_version' => 0,
		];
		$this->database()->update( 'message', $columns, [ 'id' => $result->message_id ] );
		$after = $this->services->messages()->find( $result->message_id );
		$this->assertNotNull( $before );
		$this->assertNotNull( $after );
		$this->assertSame( '<p>It has come.</p>', $before->html );
		$this->assertStringContainsString( 'It is on its way.', $before->quote );
		$this->assertSame( [ $before->html, $before->quote ], [ $after->html, $after->quote ] );
		// The whole stays as it came.
		$this->assertSame( $html, trim( $after->original ) );
	}

	public function test_answers_to_one_ticket_keep_their_order_and_ids(): void {
		$first  = $this->import( self::mail() );
		$second = $this->import( self::mail( [ 'Message-ID' => '<lamp-2@customer.example>', 'In-Reply-To' => '<lamp-1@customer.example>' ], 'Hello?' ) );
		$this->assertSame( [ 'appended', 'in-reply-to', $first->ticket_id ], [ $second->action, $second->rule, $second->ticket_id ] );
		$texts = array_map( static fn( Message $message ): string => trim( $message->text ), $this->services->messages()->of_ticket( $first->ticket_id, 5, 0, 'asc' ) );
		$this->assertSame( [ 'Where is my lamp?', 'Hello?' ], $texts );
	}

	public function test_a_storm_is_kept_in_silence_with_one_alert(): void {
		$alerts = [];
		add_action(
			'switchboard_storm_began',
			static function ( int $inbox, string $sender ) use ( &$alerts ): void {
				$alerts[] = $sender;
			},
			10,
			2
		);
		$results = array_map( fn( int $number ): Inbound_Result => $this->import( self::mail( [ 'Message-ID' => "<$number@customer.example>" ] ) ), range( 1, 13 ) );
		$this->database()->run_after_commit();
		$this->assertSame( array_fill( 0, 10, '' ) + array_fill( 10, 3, 'storm' ), array_map( static fn( Inbound_Result $result ): string => $result->reason, $results ) );
		$this->assertSame( [ 'email:ada@customer.example' ], $alerts );
		$this->assertSame( [ 'ada@customer.example' => 3 ], $this->services->inbound_rows()->storms( self::NOW - 60 ) );
		$this->assertTrue( (bool) $this->services->messages()->find( $results[12]->message_id )?->automatic );
	}

	public function test_akismet_is_asked_where_it_is_active(): void {
		require_once __DIR__ . '/akismet.php';
		\Akismet::$key    = 'key';
		\Akismet::$answer = 'true';
		$this->assertSame( [ 'suspended', 'akismet' ], [ $this->import( self::mail() )->action, $this->row()['reason'] ? 'akismet' : '' ] );
		parse_str( \Akismet::$asked[0], $asked );
		$this->assertSame( [ 'contact-form', 'ada@customer.example', "My lamp\n\nWhere is my lamp?" ], [ $asked['comment_type'], $asked['comment_author_email'], trim( is_string( $asked['comment_content'] ) ? $asked['comment_content'] : '' ) ] );
		\Akismet::$answer = 'false';
		$this->assertSame( 'opened', $this->import( self::mail( [ 'Message-ID' => '<2@customer.example>' ] ) )->action );
		\Akismet::$key    = '';
		\Akismet::$answer = 'true';
		$this->assertSame( 'opened', $this->import( self::mail( [ 'Message-ID' => '<3@customer.example>' ] ) )->action );
		\Akismet::$key = 'key';
		// An answer on her own ticket is not shown to it.
		$this->known( 'lamp' );
		$this->assertSame( 'appended', $this->import( $this->filled( self::mail( [
			'Message-ID' => '<4@customer.example>',
			'To'         => '{{address:lamp}}',
		] ) ) )->action );
		$this->assertCount( 2, \Akismet::$asked );
		\Akismet::$key = '';
	}

	public function test_an_address_that_was_given_up_is_good_again_once_somebody_writes(): void {
		$this->services->identities()->invalidate( 'ada@customer.example', [ $this->ada->id ], '5.1.1' );
		$this->import( self::mail( [
			'Message-ID'     => '<1@customer.example>',
			'Auto-Submitted' => 'auto-generated',
		] ) );
		$this->assertGreaterThan( 0, $this->services->identities()->find_by( 'email', 'ada@customer.example' )?->invalid_at );
		$this->import( self::mail() );
		$this->assertSame( 0, $this->services->identities()->find_by( 'email', 'ada@customer.example' )?->invalid_at );
	}

	public function test_queries(): void {
		$count = function ( string $mail ): int {
			$before = $GLOBALS['wpdb']->num_queries;
			$this->assertContains( $this->import( $mail )->action, [ 'opened', 'appended' ] );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$this->known( 'lamp' );
		$counts = [
			'new customer'   => $count( self::mail( [ 'From' => 'zoe@customer.example' ] ) ),
			'known customer' => $count( self::mail() ),
			'answer'         => $count( $this->filled( self::mail( [ 'Message-ID' => '<3@customer.example>', 'To' => '{{address:lamp}}' ] ) ) ),
			'five files'     => $count( self::with_files( [ 'a.txt' => '1', 'b.txt' => '2', 'c.txt' => '3', 'd.txt' => '4', 'e.txt' => '5' ] ) ),
		];
		foreach ( $counts as $what => $queries ) {
			$this->assertLessThanOrEqual( 60, $queries, "$what: " . wp_json_encode( $counts ) );
		}
		if ( getenv( 'SHOW_QUERIES' ) ) {
			fwrite( STDERR, wp_json_encode( $counts ) . "\n" );
		}
	}
}
