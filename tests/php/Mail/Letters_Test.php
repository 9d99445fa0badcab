<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Mail\Built_In_Templates;
use Switchboard\Mail\Template;
use Switchboard\Mail\Ticket_Links;
use Switchboard\Mail\Variables;

final class Letters_Test extends Mail_Story {

	protected function tearDown(): void {
		parent::tearDown();
		$GLOBALS['wp_locale_switcher'] = new \WP_Locale_Switcher();
	}

	/**
	 * German and Hebrew; WordPress looks for languages once.
	 */
	private function install_languages(): void {
		add_filter( 'get_available_languages', static fn(): array => [ 'de_DE', 'he_IL' ] );
		$GLOBALS['wp_locale_switcher'] = new \WP_Locale_Switcher();
		$GLOBALS['wp_locale_switcher']->init();
	}

	public function test_every_template_is_written_without_an_unknown_variable(): void {
		foreach ( Built_In_Templates::all() as $template ) {
			$letter = $this->services->letters()->write( $template->id, '', static fn(): array => Variables::samples( $template->id ) );
			$this->assertNotNull( $letter );
			$this->assertSame( [], $letter->unknown, $template->id );
			$this->assertStringNotContainsString( '{{', $letter->subject . $letter->html . $letter->text );
			$this->assertGreaterThan( 60, strlen( $letter->text ), $template->id );
		}
	}

	public function test_the_schema_lists_the_same_templates(): void {
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Mail/template.schema.json', [ 'associative' => true ] );
		$this->assertSame( $schema['properties']['id']['enum'], array_keys( Built_In_Templates::all() ) );
	}

	public function test_a_switched_off_kind_is_not_written_but_for_those_somebody_waits_for(): void {
		foreach ( [ 'ticket_received', 'reply', 'sign_in_link', 'confirm_address' ] as $id ) {
			$this->database()->insert(
				'template',
				[
					'id'      => $id,
					'body'    => '',
					'enabled' => 0,
				]
			);
		}
		$write = fn( string $id ): bool => null !== $this->services->letters()->write( $id, '', static fn(): array => Variables::samples( $id ) );
		$this->assertFalse( $write( 'ticket_received' ) );
		$this->assertTrue( $write( 'reply' ) );
		$this->assertTrue( $write( 'sign_in_link' ) );
		$this->assertTrue( $write( 'confirm_address' ) );
		$this->assertFalse( $write( 'nonsense' ) );
	}

	public function test_the_reader_s_language_is_used_and_given_back(): void {
		$seen = '';
		$this->install_languages();
		$admin = $this->factory->user( 'switchboard_agent' );
		update_user_meta( $admin, 'locale', 'he_IL' );
		$this->act_as( $admin );
		foreach ( [
			'de_DE' => 'de_DE',
			'de-DE' => 'de_DE',
			'de_AT' => 'de_DE',
			'fr_FR' => 'en_US',
			''      => 'en_US',
		] as $language => $locale ) {
			$this->services->letters()->write(
				'ticket_solved',
				(string) $language,
				static function () use ( &$seen ): array {
					$seen = determine_locale();
					return [];
				}
			);
			$this->assertSame( $locale, $seen, (string) $language );
		}
		$this->assertSame( 'en_US', get_locale() );
	}

	public function test_the_language_is_given_back_after_a_failure(): void {
		$this->install_languages();
		try {
			$this->services->letters()->write( 'ticket_solved', 'de_DE', static fn(): array => throw new \RuntimeException( 'no values' ) );
		} catch ( \RuntimeException ) {
			$this->assertSame( 'en_US', determine_locale() );
			return;
		}
		$this->fail();
	}

	public function test_agents_learn_where_to_switch_mails_off(): void {
		$letter = $this->services->letters()->write( 'agent_new', '', static fn(): array => Variables::samples( 'agent_new' ) );
		$this->assertStringContainsString( esc_url( Ticket_Links::app_url( '/settings/notifications' ) ), (string) $letter?->html );
	}

	public function test_the_confirmation_knows_nothing_that_a_stranger_wrote(): void {
		$this->assertSame( [ 'ticket.number', 'ticket.url', 'answer.html', 'inbox.name', 'site.name', 'site.url' ], array_keys( Variables::labels( 'ticket_received' ) ) );
		$ticket = $this->ticket( 'visit evil.example', 'Buy at evil.example' );
		$inbox  = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		$values = $this->services->variables()->for_confirmation( $ticket, $inbox, $this->ada->id );
		$this->assertStringNotContainsString( 'evil', implode( $values ) );
		$this->assertStringNotContainsString( 'Ada', implode( $values ) );
	}

	public function test_values_and_labels_of_a_template_agree(): void {
		foreach ( array_keys( Built_In_Templates::all() ) as $id ) {
			$samples = array_keys( Variables::samples( $id ) );
			$labels  = array_keys( Variables::labels( $id ) );
			sort( $samples );
			sort( $labels );
			$this->assertSame( $labels, $samples, $id );
		}
	}

	public function test_mails_say_answer_here_until_a_connection_receives(): void {
		$ticket = $this->ticket();
		$inbox  = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		$answer = $this->services->variables()->for_customer( $ticket, $inbox, $this->ada )['answer.html'];
		$this->assertStringContainsString( 'Answer here', $answer );
		$this->assertStringContainsString( 'would not reach us', $answer );
		$receiving = new Variables( $this->services->ticket_links(), static fn(): bool => true );
		$this->assertStringContainsString( 'simply reply to this mail', $receiving->for_customer( $ticket, $inbox, $this->ada )['answer.html'] );
		// A full stop behind the address would become a part of it.
		$this->assertStringEndsWith( '</a></p>', $receiving->for_customer( $ticket, $inbox, $this->ada )['answer.html'] );
	}

	public function test_the_link_opens_the_ticket_for_that_contact(): void {
		$ticket = $this->ticket();
		$url    = $this->services->ticket_links()->url( $ticket, $this->ada->id );
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$this->assertSame( (string) $ticket->id, $query['switchboard_ticket'] );
		$token = $this->services->tokens()->find( is_string( $query['switchboard_token'] ) ? $query['switchboard_token'] : '' );
		$this->assertSame( [ 'ticket', $this->ada->id, $ticket->id ], [ $token?->purpose, $token?->contact_id, $token?->ticket_id ] );
		$this->assertTrue( str_starts_with( $url, (string) get_permalink( $this->services->settings()->number( 'portal_page' ) ) ) );
	}

	public function test_without_a_page_for_customers_there_is_no_dead_link(): void {
		$this->services->settings()->update( [ 'portal_page' => 0 ] );
		$ticket = $this->ticket();
		$inbox  = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		$values = $this->services->variables()->for_customer( $ticket, $inbox, $this->ada );
		$this->assertSame( '', $values['ticket.url'] );
		$this->assertSame( '', $values['answer.html'] );
		$this->services->settings()->update( [
			'portal_page' => wp_insert_post( [
				'post_type' => 'page',
				'post_title' => 'x',
				'post_status' => 'draft',
			] ),
		] );
		$this->assertSame( '', $this->services->ticket_links()->page() );
	}

	public function test_unchanged_words_follow_the_language_even_when_the_kind_is_switched_off(): void {
		$template = $this->services->templates()->find( 'ticket_solved' );
		$this->assertInstanceOf( Template::class, $template );
		$this->services->templates()->save( $template->with( $template->subject, '<p>Own words</p>', true ) );
		$row = $this->database()->row( "SELECT * FROM {template} WHERE id = 'ticket_solved'" );
		$this->assertSame( '', $row['subject'] ?? null );
		$this->assertSame( '<p>Own words</p>', $this->services->templates()->find( 'ticket_solved' )?->body );
		$this->services->templates()->save( $template );
		$this->assertNull( $this->database()->row( "SELECT * FROM {template} WHERE id = 'ticket_solved'" ) );
	}
}
