<?php
/**
 * Tests of the form's routes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Form;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Channels\Form\Form_Seal;
use Switchboard\Contacts\Identity;
use Switchboard\Tickets\Token;

/**
 * What a page's script can send, and what is made of it.
 */
#[Group( 'smoke' )]
final class Form_Controller_Test extends Form_Case {

	/**
	 * A form becomes a ticket; its sender is only claimed and gets a link to this one ticket.
	 */
	public function test_form_becomes_ticket(): void {
		$page = $this->portal_page();

		$response = $this->send();

		$this->assertSame( 201, $response->get_status() );
		$this->assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		$ticket = $this->newest();
		$this->assertSame( (int) $ticket['number'], $response->get_data()['number'] );
		$this->assertSame( [ 'A cracked lid', 'new', 'form', (string) $this->inbox ], [ $ticket['subject'], $ticket['status'], $ticket['first_channel'], $ticket['inbox_id'] ] );
		$message = $this->services->messages()->of_ticket( (int) $ticket['id'], 10 )[0];
		$this->assertSame( "<p>The lid has a crack.</p>\n<p>Could I have a new one?</p>", $message->html );
		$identity = $this->services->identities()->find_by( Identity::EMAIL, 'ingrid@fjordmail.example' );
		$this->assertSame( Identity::CLAIMED, $identity?->status );
		$this->assertSame( 'Ingrid Solberg', $this->services->contacts()->names( [ $identity->contact_id ] )[ $identity->contact_id ] );
		$this->assertStringStartsWith( (string) get_permalink( $page ) . '?', $response->get_data()['url'] );
		wp_parse_str( (string) wp_parse_url( $response->get_data()['url'], PHP_URL_QUERY ), $query );
		$token = $this->services->tokens()->find( is_string( $query['switchboard_token'] ) ? $query['switchboard_token'] : '' );
		$this->assertSame( [ Token::RECEIPT, (int) $ticket['id'] ], [ $token?->purpose, $token?->ticket_id ] );
	}

	/**
	 * One connection for an inbox, however many forms come.
	 */
	public function test_one_connection_for_an_inbox(): void {
		$this->send();
		$this->send( [ 'client_id' => 'second' ] );

		$connections = $this->services->connections()->of_inbox( $this->inbox, 'form' );
		$this->assertCount( 1, $connections );
		$this->assertSame( (string) $connections[0]->id, $this->newest()['connection_id'] );
	}

	/**
	 * The owner can close the door.
	 */
	public function test_closed_door(): void {
		$this->send();
		$this->services->connections()->update( $this->services->connections()->of_inbox( $this->inbox, 'form' )[0]->id, [ 'enabled' => false ] );

		$this->assert_refused( 403, 'switchboard_form_closed', $this->send( [ 'client_id' => 'second' ] ) );
		$this->assertSame( 1, $this->count_tickets() );
	}

	/**
	 * The traps ask for another try; nothing is lost in silence and nothing is stored.
	 */
	public function test_traps_ask_again(): void {
		$config = $this->form();

		$fast = $this->send( [ 'token' => $this->token( $config, 1 ) ], $config );
		$this->assert_refused( 400, 'switchboard_form_confirm', $fast );
		$this->assertSame( 'fast', $fast->get_data()['data']['reason'] );
		$trapped = $this->send( [ 'website' => 'https://spam.example' ], $config );
		$this->assert_refused( 400, 'switchboard_form_confirm', $trapped );
		$this->assertSame( 'trap', $trapped->get_data()['data']['reason'] );
		$this->assertSame( 0, $this->count_tickets() );

		$this->assertSame( 201, $this->send( [], $config )->get_status() );
	}

	/**
	 * Tokens are bound to their form and grow old.
	 */
	public function test_tokens(): void {
		$config = $this->form();
		$other  = $this->form( [ 'buttonText' => 'Go', 'attachments' => false ] );

		$this->assert_refused( 403, 'switchboard_form_expired', $this->send( [ 'token' => $this->token( $other ) ], $config ) );
		$this->assert_refused( 403, 'switchboard_form_expired', $this->send( [ 'token' => $this->token( $config, 2 * DAY_IN_SECONDS ) ], $config ) );
		$this->assert_refused( 403, 'switchboard_form_expired', $this->send( [ 'token' => $this->token( $config, -HOUR_IN_SECONDS ) ], $config ) );
		$this->assert_refused( 403, 'switchboard_form_expired', $this->send( [ 'token' => 'began.' . time() . '.k1.' . str_repeat( '0', 64 ) ], $config ) );
		$this->assert_refused( 403, 'switchboard_form_expired', $this->send( [ 'token' => '' ], $config ) );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * The token call says who is signed in, and gives a token that works.
	 */
	public function test_token_call(): void {
		$config = $this->form();
		$bind   = Form_Seal::bind( $config );

		$data = $this->rest( 'GET', '/switchboard/v1/channels/form/token', [ 'form' => $bind ] )->get_data();
		$this->assertNull( $data['user'] );
		$this->assertSame( '', $data['nonce'] );
		$this->assertSame( 0, $this->services->form_seal()->age( $data['token'], $bind ) );

		$this->act_as( $this->factory->user( 'subscriber', [ 'display_name' => 'Priya' ] ) );
		$data = $this->rest( 'GET', '/switchboard/v1/channels/form/token', [ 'form' => $bind ] )->get_data();
		$this->assertSame( 'Priya', $data['user']['name'] );
		$this->assertSame( 1, wp_verify_nonce( $data['nonce'], 'wp_rest' ) );
		$this->assertSame( 400, $this->rest( 'GET', '/switchboard/v1/channels/form/token', [ 'form' => 'x' ] )->get_status() );
	}

	/**
	 * What the author set up can't be changed on the way.
	 */
	public function test_tampered_config(): void {
		[ , $signature ] = explode( '.', $this->form(), 2 );
		$easier          = rtrim( strtr( base64_encode( (string) wp_json_encode( [ 'inbox' => 1, 'fields' => [] ] ) ), '+/', '-_' ), '=' );

		foreach ( [ "$easier.$signature", $easier, '.', '', 'x', "$easier.k9.aa" ] as $config ) {
			$this->assert_refused( 400, 'switchboard_form_changed', $this->send( [], $config ) );
		}
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * A signature of something else is no signature of a configuration.
	 */
	public function test_receipt_is_no_config(): void {
		$this->assert_refused( 400, 'switchboard_form_changed', $this->send( [], $this->services->form_seal()->receipt( 'a', 1, '' ) ) );
	}

	/**
	 * Errors are named by field.
	 */
	public function test_errors_by_field(): void {
		$this->services->fields()->insert( [ 'key' => 'order_number', 'label' => 'Order number', 'type' => 'text' ] );
		$this->services->fields()->insert( [ 'key' => 'bought_on', 'label' => 'Bought on', 'type' => 'date' ] );
		$this->services->fields()->insert( [ 'key' => 'pieces', 'label' => 'Pieces', 'type' => 'number' ] );
		$this->services->fields()->insert( [ 'key' => 'topic', 'label' => 'Topic', 'type' => 'choice', 'choices' => [ 'Parcel', 'Other' ] ] );
		$config = $this->form(
			[
				'consentText' => 'You may keep it.',
				'fields'      => [
					[ 'name' => 'name', 'required' => true ],
					[ 'name' => 'email' ],
					[ 'name' => 'phone' ],
					[ 'name' => 'subject', 'required' => true ],
					[ 'name' => 'message' ],
					[ 'name' => 'consent', 'required' => true ],
					[ 'name' => 'fields.order_number', 'example' => 'CK-20391' ],
					[ 'name' => 'fields.bought_on' ],
					[ 'name' => 'fields.pieces' ],
					[ 'name' => 'fields.topic', 'required' => true ],
				],
			]
		);

		$response = $this->send(
			[
				'name'    => ' ',
				'email'   => 'nobody',
				'phone'   => 'call me',
				'subject' => str_repeat( 'a', 300 ),
				'message' => '',
				'fields'  => [
					'order_number' => '20391-CK',
					'bought_on'    => '2026-02-30',
					'pieces'       => 'many',
					'topic'        => 'Spam',
				],
			],
			$config
		);

		$this->assertSame( 400, $response->get_status() );
		$this->assertSame( 'rest_invalid_param', $response->get_data()['code'] );
		$params = $response->get_data()['data']['params'];
		$this->assertSame( [ 'name', 'email', 'phone', 'subject', 'message', 'consent', 'fields.order_number', 'fields.bought_on', 'fields.pieces', 'fields.topic' ], array_keys( $params ) );
		$this->assertSame( 'It should look like CK-20391.', $params['fields.order_number'] );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * Values arrive where they belong; what has no place of its own stands below the message.
	 */
	public function test_values_arrive(): void {
		$this->services->fields()->insert( [ 'key' => 'order_number', 'label' => 'Order number', 'type' => 'text' ] );
		$this->services->fields()->insert( [ 'key' => 'pieces', 'label' => 'Pieces', 'type' => 'number' ] );
		$this->services->fields()->insert( [ 'key' => 'gift', 'label' => 'Gift', 'type' => 'checkbox' ] );
		$second = $this->services->inbox_verbs()->add( [ 'name' => 'Billing' ] )->id;
		$config = $this->form(
			[
				'consentText' => 'You may <a href="/privacy">keep</a> it.',
				'fields'      => [
					[ 'name' => 'email' ],
					[ 'name' => 'message' ],
					[ 'name' => 'phone' ],
					[ 'name' => 'priority' ],
					[ 'name' => 'inbox' ],
					[ 'name' => 'consent', 'required' => true ],
					[ 'name' => 'fields.order_number', 'example' => 'CK-20391' ],
					[ 'name' => 'fields.pieces' ],
					[ 'name' => 'fields.gift' ],
				],
			]
		);

		$response = $this->send(
			[
				'phone'    => '+44 20 7946 0000',
				'priority' => 'high',
				'inbox'    => (string) $second,
				'consent'  => true,
				'message'  => "Where is it?\nI wait.",
				'fields'   => [
					'order_number' => 'CK-20391',
					'pieces'       => 6,
					'gift'         => true,
				],
			],
			$config
		);

		$this->assertSame( 201, $response->get_status() );
		$ticket = $this->newest();
		$this->assertSame( [ (string) $second, '3', 'Where is it? I wait.' ], [ $ticket['inbox_id'], $ticket['priority'], $ticket['subject'] ] );
		$this->assertEquals( [ 'order_number' => 'CK-20391', 'pieces' => 6.0, 'gift' => true ], $this->services->field_values()->of_tickets( [ (int) $ticket['id'] ] )[ (int) $ticket['id'] ] );
		$text = $this->services->messages()->of_ticket( (int) $ticket['id'], 10 )[0]->text;
		$this->assertSame( "Where is it?\nI wait.\n\nPhone: +44 20 7946 0000\nAgreed: You may keep it.", $text );
	}

	/**
	 * A field that its condition hides is neither asked nor taken.
	 */
	public function test_conditional_fields(): void {
		$this->services->fields()->insert( [ 'key' => 'topic', 'label' => 'Topic', 'type' => 'choice', 'choices' => [ 'Parcel', 'Other' ] ] );
		$this->services->fields()->insert( [ 'key' => 'parcel', 'label' => 'Parcel', 'type' => 'text' ] );
		$config = $this->form(
			[
				'fields' => [
					[ 'name' => 'fields.topic', 'required' => true ],
					[ 'name' => 'fields.parcel', 'required' => true, 'onlyIf' => 'fields.topic', 'onlyValue' => 'Parcel' ],
				],
			]
		);

		$this->assertSame( [ 'fields.parcel' ], array_keys( $this->send( [ 'fields' => [ 'topic' => 'Parcel' ] ], $config )->get_data()['data']['params'] ) );
		$this->assertSame( 201, $this->send( [ 'fields' => [ 'topic' => 'Other', 'parcel' => 'sneaked in' ] ], $config )->get_status() );
		$id = (int) $this->newest()['id'];
		$this->assertSame( [ 'topic' => 'Other' ], array_filter( $this->services->field_values()->of_tickets( [ $id ] )[ $id ] ) );
	}

	/**
	 * The same press of the button twice is one ticket, and only its own sender can repeat it.
	 */
	public function test_double_submit(): void {
		$config = $this->form();
		$body   = $this->body( [], $config );
		$first  = $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $body );
		$again  = $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $body );

		$this->assertSame( [ 201, 200 ], [ $first->get_status(), $again->get_status() ] );
		$this->assertSame( $first->get_data()['number'], $again->get_data()['number'] );
		$this->assertSame( 1, $this->count_tickets() );

		$stranger = $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], [ 'visitor' => str_repeat( 'f', 32 ) ] + $body );
		$this->assertSame( 201, $stranger->get_status() );
		$this->assertNotSame( $first->get_data()['number'], $stranger->get_data()['number'] );

		unset( $body['client_id'] );
		$this->assertSame( 201, $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $body )->get_status() );
		$this->assertSame( 200, $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $body )->get_status() );
		$this->assertSame( 3, $this->count_tickets() );
	}

	/**
	 * Too many from one sender.
	 */
	public function test_limit_by_contact(): void {
		$statuses = [];
		for ( $count = 0; $count < 12; $count++ ) {
			$_SERVER['REMOTE_ADDR'] = "192.0.2.$count";
			$response               = $this->send( [ 'client_id' => "n$count" ] );
			$statuses[]             = $response->get_status();
		}
		$this->assertSame( 429, end( $statuses ) );
		$this->assert_refused( 429, 'switchboard_rate_limited', $response );
		$this->assertGreaterThan( 0, $response->get_data()['data']['retry_after'] );
		$this->assertSame( 201, $this->send( [ 'email' => 'other@example.org' ] )->get_status() );
	}

	/**
	 * Too many from one address, which a header can't change.
	 */
	public function test_limit_by_address(): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.77';
		for ( $count = 0; $count < 40; $count++ ) {
			$_SERVER['HTTP_X_FORWARDED_FOR'] = "198.51.100.$count";
			$response                        = $this->send( [ 'client_id' => "n$count", 'email' => "visitor$count@example.org" ] );
			if ( 201 !== $response->get_status() ) {
				break;
			}
		}
		$this->assert_refused( 429, 'switchboard_rate_limited', $response );
		$this->assertLessThan( 40, $this->count_tickets() );
	}

	/**
	 * A captcha can say no, and sees what stood in its controls.
	 */
	public function test_captcha(): void {
		$seen = [];
		add_filter(
			'switchboard_form_check',
			static function ( ?\WP_Error $error, array $values, array $extra ) use ( &$seen ): ?\WP_Error {
				$seen = $extra;
				return 'right' === ( $extra['answer'] ?? '' ) ? $error : new \WP_Error( 'captcha', 'Try the <b>puzzle</b> again.' );
			},
			10,
			3
		);

		$refused = $this->send( [ 'extra' => [ 'answer' => 'wrong' ] ] );
		$this->assert_refused( 400, 'switchboard_form_refused', $refused );
		$this->assertSame( 'Try the puzzle again.', $refused->get_data()['message'] );
		$this->assertSame( [ 'answer' => 'wrong' ], $seen );
		$this->assertSame( 201, $this->send( [ 'extra' => [ 'answer' => 'right' ] ] )->get_status() );
	}

	/**
	 * Files go with the message, but nobody else's.
	 */
	public function test_attachments(): void {
		$own     = $this->file();
		$foreign = $this->file( str_repeat( 'f', 32 ) );

		$refused = $this->send( [ 'attachments' => [ $own, $foreign ] ] );
		$this->assertSame( 400, $refused->get_status() );
		$this->assertSame( 0, $this->count_tickets() );

		$this->assertSame( 201, $this->send( [ 'attachments' => [ $own ] ] )->get_status() );
		$this->assertSame( (int) $this->newest()['id'], $this->services->attachment_rows()->find( $own )?->ticket_id );
		$this->assertSame( 0, $this->services->attachment_rows()->find( $foreign )?->ticket_id );
		$this->assertSame( 400, $this->send( [ 'client_id' => 'again', 'attachments' => [ $own ] ] )->get_status() );
	}

	/**
	 * Uploading needs a form that takes files, and its token.
	 */
	public function test_upload(): void {
		$config = $this->form();
		$closed = $this->form( [ 'attachments' => false ] );

		$this->assertSame( 201, $this->upload( $config, 'lid.txt', 'cracked' )->get_status() );
		$this->assert_refused( 415, 'switchboard_file_type', $this->upload( $config, 'evil.php', '<?php' ) );
		$this->assert_refused( 415, 'switchboard_file_type', $this->upload( $config, 'x.svg', '<svg onload="alert(1)"></svg>' ) );
		$this->services->settings()->update( [ 'max_file_size' => 1 ] );
		$this->assert_refused( 413, 'switchboard_too_large', $this->upload( $config, 'big.txt', str_repeat( 'a', MB_IN_BYTES + 1 ) ) );
		$this->assert_refused( 400, 'rest_invalid_param', $this->upload( $closed, 'lid.txt', 'cracked' ) );
		$this->assert_refused( 400, 'rest_invalid_param', $this->upload( $config, '', '' ) );
		$this->assert_refused( 403, 'switchboard_form_expired', $this->upload( $config, 'lid.txt', 'cracked', $this->token( $closed ) ) );
		$this->assert_refused( 400, 'switchboard_form_changed', $this->upload( 'x', 'lid.txt', 'cracked' ) );
		$this->assertSame( 1, $this->services->attachment_rows()->count_unattached( \Switchboard\Tickets\Attachments::owner_of_visitor( self::VISITOR ) ) );
	}

	/**
	 * Somebody signed in isn't asked who they are; what they type there doesn't count.
	 */
	public function test_signed_in(): void {
		$user = $this->factory->user( 'subscriber', [ 'user_email' => 'priya@example.org', 'display_name' => 'Priya' ] );
		$this->act_as( $user );
		$body = $this->body( [ 'email' => 'victim@example.org' ] );
		unset( $body['name'] );

		$this->assertSame( 201, $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $body )->get_status() );

		$contact = $this->services->identities()->find_by( Identity::WP_USER, (string) $user )?->contact_id;
		$this->assertSame( (string) $contact, $this->newest()['contact_id'] );
		$this->assertNull( $this->services->identities()->find_by( Identity::EMAIL, 'victim@example.org' ) );
		$this->assertSame( 'priya@example.org', $this->services->participants()->requester( (int) $this->newest()['id'] )?->address );
	}

	/**
	 * Somebody who registers with a stranger's address never gets what the stranger writes.
	 */
	public function test_claimed_address_of_an_account(): void {
		$attacker = $this->factory->user( 'subscriber', [ 'user_email' => 'victim@example.org' ] );
		$this->act_as( $attacker );
		$this->send( [ 'subject' => 'Mine' ] );
		$this->act_as( 0 );
		$this->send( [ 'subject' => 'Secret', 'email' => 'victim@example.org', 'client_id' => 'second' ] );

		$this->assertSame( 'Secret', $this->newest()['subject'] );
		$this->act_as( $attacker );
		$this->assertSame( [ 'Mine' ], array_column( $this->rest( 'GET', '/switchboard/v1/portal/tickets' )->get_data(), 'subject' ) );
		$this->assertSame( 404, $this->rest( 'GET', '/switchboard/v1/portal/tickets/' . $this->newest()['id'] )->get_status() );
	}

	/**
	 * Markup in any field is text.
	 */
	public function test_markup_is_text(): void {
		$evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
		$this->send( [ 'name' => $evil, 'subject' => $evil, 'message' => $evil ] );

		$message = $this->services->messages()->of_ticket( (int) $this->newest()['id'], 10 )[0];
		$this->assertStringNotContainsString( '<img', $message->html );
		$this->assertStringNotContainsString( '<script', $message->html );
		$this->assertStringContainsString( '&lt;img src=x', $message->html );
		$this->assertSame( $evil, $this->newest()['subject'] );
	}

	/**
	 * Bad input has a named error and leaves nothing behind.
	 *
	 * @param array<string, mixed> $with   What is wrong.
	 * @param string               $code   Expected code.
	 */
	#[DataProvider( 'bad_input' )]
	public function test_bad_input( array $with, string $code ): void {
		$this->assert_refused( 400, $code, $this->send( $with ) );
		$this->assertSame( 0, $this->count_tickets() );
		$this->assertSame( 0, (int) $this->database()->value( 'SELECT COUNT(*) FROM {contact}' ) );
	}

	/**
	 * What is wrong, and what it is called.
	 *
	 * @return array<string, array{array<string, mixed>, string}>
	 */
	public static function bad_input(): array {
		return [
			'array for text'    => [ [ 'subject' => [ 'a' ] ], 'rest_invalid_param' ],
			'1 MB subject'      => [ [ 'subject' => str_repeat( 'a', 1_000_000 ) ], 'rest_invalid_param' ],
			'long message'      => [ [ 'message' => str_repeat( 'a', 60_000 ) ], 'rest_invalid_param' ],
			'unknown field'     => [ [ 'is_admin' => true ], 'switchboard_unknown_field' ],
			'nested value'      => [ [ 'fields' => [ 'a' => [ 'b' => 'c' ] ] ], 'rest_invalid_param' ],
			'text for files'    => [ [ 'attachments' => 'all' ], 'rest_invalid_param' ],
			'10,000 files'      => [ [ 'attachments' => range( 1, 10_000 ) ], 'rest_invalid_param' ],
			'twelve files'      => [ [ 'attachments' => range( 1, 12 ) ], 'rest_invalid_param' ],
			'unknown priority'  => [ [ 'priority' => 'now' ], 'rest_invalid_param' ],
			'odd client id'     => [ [ 'client_id' => "a'b" ], 'rest_invalid_param' ],
			'short secret'      => [ [ 'visitor' => 'abc' ], 'rest_invalid_param' ],
			'line breaks'       => [ [ 'email' => "a@example.org\r\nBcc: b@example.org" ], 'rest_invalid_param' ],
		];
	}

	/**
	 * Text that isn't UTF-8 is refused.
	 */
	public function test_invalid_utf8(): void {
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/channels/form/tickets' );
		$request->set_body_params( $this->body( [ 'message' => "caf\xe9" ] ) );
		$this->assert_refused( 400, 'switchboard_invalid_text', rest_do_request( $request ) );
	}

	/**
	 * A failing database leaves nothing half-written.
	 */
	public function test_database_fails(): void {
		$fail = static fn( string $sql ): string => preg_match( '/INSERT INTO .*switchboard_message`/', $sql ) ? 'SELECT * FROM no_such_table_here' : $sql;
		add_filter( 'query', $fail );
		$log      = (string) ini_set( 'error_log', '/dev/null' ); // phpcs:ignore WordPress.PHP.IniSet.Risky -- The error is wanted.
		$response = $this->send();
		ini_set( 'error_log', $log ); // phpcs:ignore WordPress.PHP.IniSet.Risky
		remove_filter( 'query', $fail );

		$this->assert_refused( 500, 'switchboard_database', $response );
		$this->assertSame( 0, $this->count_tickets() );
	}

	/**
	 * Without an inbox nobody could read it.
	 */
	public function test_no_inbox(): void {
		foreach ( $this->services->inboxes()->all() as $inbox ) {
			$this->database()->delete( 'inbox', [ 'id' => $inbox->id ] );
		}
		wp_cache_flush();
		$this->assert_refused( 503, 'switchboard_no_inbox', $this->send() );
	}

	/**
	 * Uploads a file.
	 *
	 * @param string      $config  Sealed configuration.
	 * @param string      $name    Name, '' for no file.
	 * @param string      $content Content.
	 * @param string|null $token   Token.
	 */
	private function upload( string $config, string $name, string $content, ?string $token = null ): \WP_REST_Response {
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/channels/form/attachments' );
		$request->set_body_params(
			[
				'config'  => $config,
				'token'   => $token ?? $this->token( $config ),
				'visitor' => self::VISITOR,
			]
		);
		if ( '' !== $name ) {
			$path = tempnam( sys_get_temp_dir(), 'switchboard' );
			if ( ! $path ) {
				$this->fail( 'There is no file.' );
			}
			file_put_contents( $path, $content );
			$request->set_file_params(
				[
					'file' => [
						'name'     => $name,
						'tmp_name' => $path,
						'size'     => strlen( $content ),
						'error'    => UPLOAD_ERR_OK,
						'type'     => 'text/plain',
					],
				]
			);
		}
		return rest_do_request( $request );
	}

	/**
	 * The answer is this error.
	 *
	 * @param int               $status   Status.
	 * @param string            $code     Code.
	 * @param \WP_REST_Response $response Response.
	 */
	private function assert_refused( int $status, string $code, \WP_REST_Response $response ): void {
		$this->assertSame( [ $status, $code ], [ $response->get_status(), $response->get_data()['code'] ?? '' ], (string) wp_json_encode( $response->get_data() ) );
	}

	/**
	 * Publishes the customers' page.
	 */
	private function portal_page(): int {
		$page = wp_insert_post(
			[
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => 'My tickets',
				'post_content' => '<!-- wp:switchboard/my-tickets /-->',
			]
		);
		$this->services->settings()->update( [ 'portal_page' => $page ] );
		return $page;
	}
}
