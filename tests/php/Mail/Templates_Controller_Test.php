<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Tests\TestCase;

final class Templates_Controller_Test extends TestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( $this->factory->user( 'administrator' ) );
	}

	public function test_all_templates(): void {
		$response = $this->rest( 'GET', '/switchboard/v1/templates' );
		$this->assertSame( 200, $response->get_status() );
		$this->assertCount( 10, $response->get_data() );
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Mail/template.schema.json', [ 'associative' => true ] );
		foreach ( $response->get_data() as $item ) {
			$this->assertTrue( rest_validate_value_from_schema( $item, $schema ), $item['id'] );
			$this->assertFalse( $item['is_changed'] );
		}
	}

	public function test_words_are_changed_cleaned_and_reset(): void {
		$response = $this->rest( 'PATCH', '/switchboard/v1/templates/ticket_solved', [], [
			'subject' => "Done:\r\n{{ticket.subject}}",
			'body'    => '<p onclick="x()">Done, <a href="{{ticket.url}}">{{contact.name}}</a><script>alert(1)</script></p>',
			'enabled' => false,
		] );
		$item = $response->get_data();
		$this->assertSame( 200, $response->get_status() );
		$this->assertSame( 'Done: {{ticket.subject}}', $item['subject'] );
		$this->assertSame( '<p>Done, <a href="{{ticket.url}}">{{contact.name}}</a></p>', $item['body'] );
		$this->assertFalse( $item['enabled'] );
		$this->assertTrue( $item['is_changed'] );
		$this->assertSame( $item, $this->rest( 'GET', '/switchboard/v1/templates/ticket_solved' )->get_data() );

		$item = $this->rest( 'DELETE', '/switchboard/v1/templates/ticket_solved' )->get_data();
		$this->assertFalse( $item['is_changed'] );
		$this->assertTrue( $item['enabled'] );
	}

	public function test_a_long_text_in_any_script_is_kept_whole(): void {
		$body = '<p>' . str_repeat( '文', 49_000 ) . '</p>';
		$this->assertSame( $body, $this->rest( 'PATCH', '/switchboard/v1/templates/agent_new', [], [ 'body' => $body ] )->get_data()['body'] );
		$this->assertSame( $body, $this->rest( 'GET', '/switchboard/v1/templates/agent_new' )->get_data()['body'] );
	}

	public function test_a_mail_must_say_something(): void {
		foreach ( [
			[ 'reply', [ 'body' => '<p>Hello</p>' ] ],
			[ 'sign_in_link', [ 'body' => '<p>Hello</p>' ] ],
			[ 'confirm_address', [ 'body' => '<p>Hello</p>' ] ],
			[ 'agent_new', [ 'body' => '<p> </p>' ] ],
			[ 'agent_new', [ 'subject' => '  ' ] ],
		] as [ $id, $change ] ) {
			$response = $this->rest( 'PATCH', "/switchboard/v1/templates/$id", [], $change );
			$this->assertSame( 400, $response->get_status() );
			$this->assertSame( 'rest_invalid_param', $response->get_data()['code'] );
		}
		$this->assertSame( 200, $this->rest( 'PATCH', '/switchboard/v1/templates/sign_in_link', [], [ 'body' => '<a href="{{link.url}}">here</a>' ] )->get_status() );
	}

	public function test_what_somebody_waits_for_cannot_be_switched_off(): void {
		$always = array_column( $this->rest( 'GET', '/switchboard/v1/templates' )->get_data(), 'always_sent', 'id' );
		$this->assertSame( [ 'reply', 'forward', 'sign_in_link', 'confirm_address' ], array_keys( array_filter( $always ) ) );
		foreach ( array_keys( $always ) as $id ) {
			$response = $this->rest( 'PATCH', "/switchboard/v1/templates/$id", [], [ 'enabled' => false ] );
			$this->assertSame( $always[ $id ] ? 400 : 200, $response->get_status(), $id );
			$this->assertSame( $always[ $id ] ? 'switchboard_always_sent' : null, $response->get_data()['code'] ?? null, $id );
			$this->assertSame( $always[ $id ], $this->rest( 'GET', "/switchboard/v1/templates/$id" )->get_data()['enabled'], $id );
		}
		$this->assertSame( 200, $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'enabled' => true ] )->get_status() );
	}

	public function test_a_preview_shows_sample_values_and_names_what_is_unknown(): void {
		$response = $this->rest( 'POST', '/switchboard/v1/templates/agent_new/preview', [], [
			'subject' => 'New {{ticket.number}} {{no.such}}',
			'body'    => '<p>{{message.html}}<script>alert(1)</script></p>',
		] );
		$preview = $response->get_data();
		$this->assertSame( 200, $response->get_status() );
		$this->assertSame( 'New #1042', $preview['subject'] );
		$this->assertSame( [ 'no.such' ], $preview['unknown'] );
		$this->assertStringContainsString( 'two lamps', $preview['html'] );
		$this->assertStringContainsString( 'two lamps', $preview['text'] );
		$this->assertStringNotContainsString( '<script', $preview['html'] );
		$this->assertFalse( $this->rest( 'GET', '/switchboard/v1/templates/agent_new' )->get_data()['is_changed'] );
	}

	public function test_errors_have_names(): void {
		$this->assertSame( 'switchboard_template_not_found', $this->rest( 'GET', '/switchboard/v1/templates/nothing' )->get_data()['code'] );
		$this->assertSame( 'switchboard_unknown_field', $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'color' => 'red' ] )->get_data()['code'] );
		$this->assertSame( 'switchboard_id_mismatch', $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'id' => 'agent_new' ] )->get_data()['code'] );
		$this->assertSame( 400, $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'subject' => str_repeat( 'x', 1000000 ) ] )->get_status() );
		$this->assertSame( 400, $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'body' => [ 'a' ] ] )->get_status() );
	}

	public function test_only_the_administrator(): void {
		foreach ( [ 'switchboard_manager', 'switchboard_agent', 'switchboard_light_agent', 'subscriber' ] as $role ) {
			$this->act_as( $this->factory->user( $role ) );
			$this->assertSame( 403, $this->rest( 'GET', '/switchboard/v1/templates' )->get_status() );
			$this->assertSame( 403, $this->rest( 'PATCH', '/switchboard/v1/templates/reply', [], [ 'enabled' => true ] )->get_status() );
		}
		$this->act_as( 0 );
		$this->assertSame( 401, $this->rest( 'GET', '/switchboard/v1/templates' )->get_status() );
	}
}
