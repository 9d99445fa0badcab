<?php
/**
 * Tests of WordPress's tools for personal data.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Privacy;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Privacy\Coverage;
use Switchboard\Privacy\Erasure_Repository;
use Switchboard\Schema;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;

/**
 * One person who left traces in every table that can hold one: a customer who once worked for the helpdesk, too. Each trace
 * carries the same word; after the erasure no table may hold it.
 */
#[Group( 'smoke' )]
final class Privacy_Module_Test extends TestCase {

	private const TRACE = 'quokka';

	private const EMAIL = 'quokka@example.org';

	private Services $services;

	private int $user;

	private int $contact;

	private int $ticket;

	/** A mail that waits. */
	private string $mail = '';

	/** Files in the private store before the test. */
	private string $path;

	/**
	 * The person writes, is answered, works, and leaves.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$inbox          = $this->services->inboxes()->insert( [ 'name' => 'Orders' ] );
		$agent          = $this->factory->user( 'switchboard_agent' );
		$this->user     = $this->factory->user( 'switchboard_agent', [ 'user_email' => self::EMAIL ] );
		$this->services->inboxes()->set_members( $inbox, [ $agent, $this->user ] );
		$this->services->teams()->set_members( $this->services->teams()->save( 0, 'Night shift' ), [ $this->user ] );

		$this->contact = $this->services->contact_verbs()->add(
			[
				'name'  => 'Ms Quokka',
				'email' => self::EMAIL,
				'phone' => '+1 555 0199',
				'notes' => 'A quokka.',
			]
		)->id;
		$this->services->contact_verbs()->merge( $this->services->contact_verbs()->add( [ 'name' => 'Old Quokka' ] )->id, $this->contact );
		$field        = $this->database()->insert(
			'field',
			[
				'field_key' => 'pet',
				'label'     => 'Pet',
				'type'      => 'text',
				'choices'   => '[]',
			]
		);
		$file         = $this->services->attachments()->store( $this->file(), 'quokka.txt', 'test' );
		$this->path   = $file->path;
		$this->ticket = $this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $this->contact, self::EMAIL, 'My quokka', '<p>My quokka is ill.</p>', [ $file->id ], fields: [ 'pet' => 'quokka' ], owner_key: 'test' ) )->ticket->id;
		$this->services->tickets()->reply( $this->ticket, new New_Message( '<p>We are sorry.</p>' ), Actor::agent( $agent ) );
		$this->services->tickets()->note( $this->ticket, new New_Message( '<p>Secret note.</p>' ), Actor::agent( $agent ) );
		$this->leave_traces( $field );
	}

	/**
	 * Rows that other rooms write in their own ways.
	 *
	 * @param int $field A custom field.
	 */
	private function leave_traces( int $field ): void {
		$message = (int) $this->database()->value( 'SELECT MIN(id) FROM {message} WHERE ticket_id = %d', [ $this->ticket ] );
		$this->database()->update( 'message', [ 'quote' => 'On Monday, quokka wrote' ], [ 'id' => $message + 1 ] );
		$this->database()->insert_once(
			'ticket_field',
			[
				'ticket_id'  => $this->ticket,
				'field_id'   => $field,
				'value_text' => 'quokka',
			]
		);
		foreach ( [ [ 'routed', $this->ticket, $message ], [ 'failed', 0, 0 ] ] as [ $state, $ticket, $id ] ) {
			$this->database()->insert(
				'inbound',
				[
					'external_key' => hash( 'sha256', $state ),
					'state'        => $state,
					'raw'          => 'From: ' . self::EMAIL,
					'ticket_id'    => $ticket,
					'message_id'   => $id,
				]
			);
		}
		$this->mail = $this->services->store()->put( $this->file( 'Subject: Unsolicited quokka' ) )['path'];
		$this->database()->insert(
			'inbound',
			[
				'external_key' => hash( 'sha256', 'mail' ),
				'state'        => 'suspended',
				'raw'          => '',
				'raw_file'     => $this->mail,
				'sender'       => self::EMAIL,
				'subject'      => 'Unsolicited quokka',
			]
		);
		$this->services->blocked_senders()->add( self::EMAIL, $this->user );
		$this->services->tokens()->issue( 'contact', $this->contact );
		$this->services->reads()->mark( $this->user, $this->ticket, 1 );
		$this->database()->insert(
			'draft',
			[
				'ticket_id' => $this->ticket,
				'user_id'   => $this->user,
				'html'      => '<p>Dear quokka</p>',
			]
		);
		$this->database()->insert(
			'view',
			[
				'user_id' => $this->user,
				'name'    => 'All quokkas',
				'query'   => '{}',
			]
		);
		$this->database()->insert(
			'job',
			[
				'name'       => 'deliver_message',
				'payload'    => '{}',
				'state'      => 'dead',
				'last_error' => 'No such mailbox: ' . self::EMAIL,
			]
		);
		update_user_meta( $this->user, 'switchboard_something', 'quokka' );
	}

	public function test_the_export_tells_everything_but_notes(): void {
		$report = $this->export();
		foreach ( [ 'Ms Quokka', self::EMAIL, '+1 555 0199', 'My quokka', 'is ill.', 'We are sorry.', 'quokka.txt', 'Pet', 'From: ' . self::EMAIL, 'Unsolicited quokka', 'Blocked sender: ' . self::EMAIL, 'Night shift', 'Orders', 'Dear quokka', 'All quokkas', 'ticket opened' ] as $expected ) {
			$this->assertStringContainsString( $expected, $report );
		}
		$this->assertStringNotContainsString( 'Secret note', $report );
		$this->assertStringNotContainsString( 'A quokka.', $report );
	}

	public function test_the_export_is_safe_to_look_at(): void {
		$this->database()->update( 'contact', [ 'name' => '<script>alert(1)</script>' ], [ 'id' => $this->contact ] );
		$this->assertStringNotContainsString( '<script>', $this->export() );
	}

	public function test_every_table_that_holds_something_is_in_the_traces_above(): void {
		foreach ( array_keys( Coverage::TABLES, Coverage::ERASED, true ) as $table ) {
			$this->assertGreaterThan( 0, $this->traces()[ $table ], "Leave a trace in $table, so that the next test proves something." );
		}
	}

	public function test_after_the_erasure_no_table_holds_a_trace(): void {
		$answer = $this->erase();
		$this->assertTrue( $answer['items_removed'] );
		$this->assertTrue( $answer['items_retained'] );
		$this->assertCount( 2, $answer['messages'] );
		$this->assertSame( [], array_filter( $this->traces() ) );
		$this->assertSame( [], get_user_meta( $this->user, 'switchboard_something' ) );
		$this->assertStringNotContainsString( 'quokka', strtolower( $this->export() ) );
	}

	public function test_the_ticket_stays_as_a_number_with_what_the_team_wrote(): void {
		$version = $this->services->ticket_rows()->find( $this->ticket )->version ?? 0;
		$mark    = $this->services->events()->mark();
		$this->erase();
		$ticket = $this->services->ticket_rows()->find( $this->ticket );
		$this->assertSame( [ Erasure_Repository::ERASED, Erasure_Repository::ERASED ], [ $ticket?->subject, $ticket?->snippet ] );
		$this->assertGreaterThan( $version, $ticket?->version );
		$this->assertNotSame( $mark, $this->services->events()->mark() );
		$this->assertSame( [ Erasure_Repository::ERASED, 'We are sorry.', 'Secret note.' ], $this->database()->column( 'SELECT text FROM {message} WHERE ticket_id = %d ORDER BY sequence', [ $this->ticket ] ) );
		$this->assertSame( Erasure_Repository::ERASED, $this->services->contacts()->find( $this->contact )?->name );
	}

	public function test_the_file_is_deleted_once_its_row_is_surely_gone(): void {
		foreach ( [ $this->path, $this->mail ] as $path ) {
			$this->assertFileExists( $this->services->store()->place()['dir'] . '/' . substr( $path, 2 ) );
		}
		$this->erase();
		$this->database()->run_after_commit();
		foreach ( [ $this->path, $this->mail ] as $path ) {
			$this->assertFileDoesNotExist( $this->services->store()->place()['dir'] . '/' . substr( $path, 2 ) );
		}
	}

	public function test_somebody_elses_words_stay(): void {
		$other  = $this->services->contact_verbs()->identify( 'email', 'wombat@example.org', 'Wombat' );
		$inbox  = $this->services->ticket_rows()->find( $this->ticket )->inbox_id ?? 0;
		$ticket = $this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $other->id, 'wombat@example.org', 'Wombats', '<p>I like wombats.</p>' ) )->ticket->id;
		$this->database()->insert(
			'participant',
			[
				'ticket_id'  => $ticket,
				'contact_id' => $this->contact,
				'role'       => 'cc',
				'address'    => self::EMAIL,
			]
		);
		$this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $this->contact, self::EMAIL, '', '<p>I am a quokka.</p>', [], $ticket ) );
		$this->erase();
		$this->assertSame( 'Wombats', $this->services->ticket_rows()->find( $ticket )?->subject );
		$this->assertSame( [ 'I like wombats.', Erasure_Repository::ERASED ], $this->database()->column( 'SELECT text FROM {message} WHERE ticket_id = %d ORDER BY sequence', [ $ticket ] ) );
		$this->assertSame( [], array_filter( $this->traces() ) );
		$this->assertSame( 'wombat@example.org', $this->services->contact_verbs()->email( $other->id ) );
	}

	public function test_many_tickets_take_many_pages(): void {
		$inbox = $this->services->ticket_rows()->find( $this->ticket )->inbox_id ?? 0;
		for ( $number = 0; $number < 55; $number++ ) {
			$this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $this->contact, self::EMAIL, "Quokka $number", '<p>Quokka.</p>' ) );
		}
		$this->assertStringContainsString( 'Quokka 54', $this->export() );
		$erase = apply_filters( 'wp_privacy_personal_data_erasers', [] )['switchboard']['callback']; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertFalse( $erase( self::EMAIL, 1 )['done'] );
		$this->assertTrue( $erase( self::EMAIL, 2 )['done'] );
		$this->assertSame( [], array_filter( $this->traces() ) );
	}

	public function test_an_address_that_nobody_knows(): void {
		foreach ( apply_filters( 'wp_privacy_personal_data_exporters', [] ) as $name => $exporter ) { // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			if ( str_starts_with( (string) $name, 'switchboard' ) ) {
				$this->assertSame( [
					'data' => [],
					'done' => true,
				], ( $exporter['callback'] )( 'nobody@example.org', 1 ) );
			}
		}
		$erase = apply_filters( 'wp_privacy_personal_data_erasers', [] )['switchboard']['callback']; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( [
			'items_removed' => false,
			'items_retained' => false,
			'messages' => [],
			'done' => true,
		], $erase( 'nobody@example.org', 1 ) );
	}

	/**
	 * All that WordPress would put into the report.
	 */
	private function export(): string {
		$report = '';
		foreach ( apply_filters( 'wp_privacy_personal_data_exporters', [] ) as $name => $exporter ) { // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			$page = 1;
			do {
				$answer = str_starts_with( (string) $name, 'switchboard' ) ? ( $exporter['callback'] )( self::EMAIL, $page++ ) : [
					'data' => [],
					'done' => true,
				];
				foreach ( $answer['data'] as $item ) {
					$this->assertNotSame( '', $item['group_label'] );
					foreach ( $item['data'] as $entry ) {
						$report .= "{$entry['name']}: {$entry['value']}\n";
					}
				}
			} while ( ! $answer['done'] );
		}
		return $report;
	}

	/**
	 * Runs the eraser to its end.
	 *
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	private function erase(): array {
		$erase = apply_filters( 'wp_privacy_personal_data_erasers', [] )['switchboard']['callback']; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$page  = 1;
		do {
			$answer = $erase( self::EMAIL, $page++ );
		} while ( ! $answer['done'] );
		return $answer;
	}

	/**
	 * Rows with a trace by table. Tables without a text of their own are asked for the person's ids.
	 *
	 * @return array<string, int>
	 */
	private function traces(): array {
		$traces = [];
		foreach ( array_keys( Schema::tables() ) as $table ) {
			$rows             = $this->database()->rows( "SELECT * FROM {{$table}}" );
			$traces[ $table ] = count( array_filter( $rows, static fn( array $row ): bool => str_contains( strtolower( implode( "\n", $row ) ), self::TRACE ) || in_array( '+1 555 0199', $row, true ) ) );
		}
		$traces['token']       = (int) $this->database()->value( 'SELECT COUNT(*) FROM {token} WHERE contact_id = %d', [ $this->contact ] );
		$traces['ticket_read'] = (int) $this->database()->value( 'SELECT COUNT(*) FROM {ticket_read} WHERE user_id = %d', [ $this->user ] );
		return $traces;
	}

	/**
	 * A small file.
	 *
	 * @param string $content Content.
	 */
	private function file( string $content = 'A quokka.' ): string {
		$file = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $file, $content );
		return $file;
	}
}
