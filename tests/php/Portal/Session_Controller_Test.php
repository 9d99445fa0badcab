<?php
/**
 * Tests of the customers' sign-in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Portal;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Contacts\Identity;
use Switchboard\Tickets\Token;

/**
 * Links by mail, what they prove, and that nobody learns who exists.
 */
#[Group( 'smoke' )]
final class Session_Controller_Test extends Portal_Case {

	/**
	 * Who is there, by which right.
	 */
	public function test_session(): void {
		$id   = $this->write( $this->ada_contact )->ticket->id;
		$none = $this->portal( 'GET', 'session' )->get_data();
		$this->assertSame( [ 'none', null, null, null, false, null, false ], array_values( $none ) );

		$ticket = $this->portal( 'GET', 'session', null, $this->link( $this->ada_contact, $id ) )->get_data();
		$this->assertSame( [ 'ticket', 'Ada', null, $id ], array_slice( array_values( $ticket ), 0, 4 ) );
		$contact = $this->portal( 'GET', 'session', null, [ 'X-Switchboard-Token' => $this->services->tokens()->issue( Token::CONTACT, $this->ada_contact ) ] )->get_data();
		$this->assertSame( [ 'contact', 'Ada', null, null ], array_slice( array_values( $contact ), 0, 4 ) );
		$this->assertTrue( $this->portal( 'GET', 'session', null, [ 'X-Switchboard-Token' => str_repeat( '0', 64 ) ] )->get_data()['expired'] );

		$this->act_as( $this->ada );
		$user = $this->portal( 'GET', 'session' )->get_data();
		$this->assertSame( [ 'user', 'Ada', 'ada@example.org' ], [ $user['kind'], $user['name'], $user['unproved'] ] );
		$this->assertSame( 1, wp_verify_nonce( (string) $user['nonce'], 'wp_rest' ) );
	}

	/**
	 * A cookie counts only for a call of our own page.
	 */
	public function test_cookie_needs_our_page(): void {
		$cookie                     = wp_generate_auth_cookie( $this->ada, time() + HOUR_IN_SECONDS, 'logged_in', \WP_Session_Tokens::get_instance( $this->ada )->create( time() + HOUR_IN_SECONDS ) );
		$_COOKIE[ LOGGED_IN_COOKIE ] = $cookie;

		$kinds                       = [ $this->portal( 'GET', 'session' )->get_data()['kind'] ];
		foreach ( [ [], [ 'HTTP_ORIGIN' => 'https://evil.example' ], [ 'HTTP_SEC_FETCH_SITE' => 'cross-site' ], [ 'HTTP_SEC_FETCH_SITE' => 'same-origin' ] ] as $server ) {
			unset( $_SERVER['HTTP_ORIGIN'], $_SERVER['HTTP_SEC_FETCH_SITE'] );
			$_SERVER = array_merge( $_SERVER, $server );
			$kinds[] = $this->portal( 'GET', 'session', null, [ 'X-Switchboard-Page' => '1' ] )->get_data()['kind'];
		}

		$this->assertSame( [ 'none', 'user', 'none', 'none', 'user' ], $kinds );
		$this->assertSame( 401, $this->portal( 'GET', 'tickets', null, [ 'X-Switchboard-Page' => '1' ] )->get_status(), 'Everything else needs the nonce.' );
	}

	/**
	 * The same answer, and the same work, for an address that exists and one that doesn't; only one gets a mail.
	 */
	public function test_no_enumeration(): void {
		$this->services->contact_verbs()->identify( Identity::EMAIL, 'guest@example.org', 'Guest' );

		$known   = $this->portal( 'POST', 'link', [ 'email' => 'Guest@Example.org' ] );
		$unknown = $this->portal( 'POST', 'link', [ 'email' => 'nobody@example.org' ] );

		$this->assertSame( [ 200, [ 'sent' => true ] ], [ $known->get_status(), $known->get_data() ] );
		$this->assertSame( [ $known->get_status(), $known->get_data(), $known->get_headers() ], [ $unknown->get_status(), $unknown->get_data(), $unknown->get_headers() ] );
		$this->assertSame( 2, (int) $this->database()->value( "SELECT COUNT(*) FROM {job} WHERE name = 'sign_in_link'" ) );
		$this->assertStringNotContainsString( '@', (string) $this->database()->value( "SELECT payload FROM {job} WHERE name = 'sign_in_link' ORDER BY id DESC" ) );

		$this->mails = [];
		$this->services->queue()->run();
		$this->assertSame( [ 'guest@example.org' ], array_column( $this->mails, 'to' ) );
	}

	/**
	 * Links are limited by address and by receiver.
	 */
	public function test_limits(): void {
		for ( $count = 0; $count < 3; $count++ ) {
			$_SERVER['REMOTE_ADDR'] = "192.0.2.$count";
			$this->assertSame( 200, $this->portal( 'POST', 'link', [ 'email' => 'nobody@example.org' ] )->get_status() );
		}
		$_SERVER['REMOTE_ADDR'] = '192.0.2.9';
		$this->assert_refused( 429, 'switchboard_rate_limited', $this->portal( 'POST', 'link', [ 'email' => 'NOBODY@example.org' ] ) );

		for ( $count = 0; $count < 9; $count++ ) {
			$this->portal( 'POST', 'link', [ 'email' => "n$count@example.org" ] );
		}
		$this->assert_refused( 429, 'switchboard_rate_limited', $this->portal( 'POST', 'link', [ 'email' => 'fresh@example.org' ] ) );
	}

	/**
	 * Bad input.
	 */
	public function test_bad_input(): void {
		$this->assert_refused( 400, 'rest_invalid_param', $this->portal( 'POST', 'link', [ 'email' => 'nobody' ] ) );
		$this->assert_refused( 400, 'rest_invalid_param', $this->portal( 'POST', 'link', [ 'email' => [ 'a' ] ] ) );
		$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'POST', 'link', [] ) );
		$this->assert_refused( 400, 'rest_invalid_param', $this->portal( 'POST', 'verify', [ 'token' => 'x' ] ) );
		$this->assert_refused( 404, 'switchboard_link_expired', $this->portal( 'POST', 'verify', [ 'token' => str_repeat( '0', 64 ) ] ) );
	}

	/**
	 * A guest's link: looking at its page uses nothing up, a press of the button opens all tickets, once.
	 */
	public function test_guest_signs_in_by_link(): void {
		$guest = $this->services->contact_verbs()->identify( Identity::EMAIL, 'guest@example.org', 'Guest' )->id;
		$this->write( $guest, 'Mine' );
		$this->write( $this->ben_contact, 'Foreign' );
		$secret = $this->mailed( 'guest@example.org' );

		$this->assert_words( 'Your link to your messages', 'Show my messages', $secret );
		$this->assertSame( 401, $this->portal( 'GET', 'tickets', null, [ 'X-Switchboard-Token' => $secret ] )->get_status(), 'The link itself opens nothing.' );
		$token = $this->portal( 'POST', 'verify', [ 'token' => $secret ] )->get_data()['token'];

		$this->assertNotSame( $secret, $token );
		$this->assertSame( [ 'Mine' ], array_column( $this->portal( 'GET', 'tickets', null, [ 'X-Switchboard-Token' => $token ] )->get_data(), 'subject' ) );
		$this->assertTrue( $this->services->identities()->find_by( Identity::EMAIL, 'guest@example.org' )?->is_verified() );
		$this->assert_refused( 404, 'switchboard_link_expired', $this->portal( 'POST', 'verify', [ 'token' => $secret ] ) );
	}

	/**
	 * The links of tickets and contacts are no proofs.
	 */
	public function test_other_tokens_prove_nothing(): void {
		$id = $this->write( $this->ada_contact )->ticket->id;
		foreach ( [ $this->services->tokens()->issue( Token::TICKET, $this->ada_contact, $id ), $this->services->tokens()->issue( Token::CONTACT, $this->ada_contact ) ] as $secret ) {
			$this->assert_refused( 404, 'switchboard_link_expired', $this->portal( 'POST', 'verify', [ 'token' => $secret ] ) );
		}
	}

	/**
	 * An account that only claims an address doesn't get what its real owner proves.
	 */
	public function test_owner_takes_address_back(): void {
		$attacker = $this->account( 'victim@example.org', 'Attacker' );
		$contact  = $this->contact_of( $attacker );
		$this->write( $contact, 'Attacker’s' );
		$this->assertSame( $contact, $this->owner( 'victim@example.org' ) );

		$token = $this->portal( 'POST', 'verify', [ 'token' => $this->mailed( 'victim@example.org' ) ] )->get_data()['token'];

		$this->assertNotSame( $contact, $this->owner( 'victim@example.org' ) );
		$this->assertSame( [], $this->portal( 'GET', 'tickets', null, [ 'X-Switchboard-Token' => $token ] )->get_data() );
		$this->write( $this->owner( 'victim@example.org' ), 'Victim’s' );
		$this->act_as( $attacker );
		$this->assertSame( [ 'Attacker’s' ], array_column( $this->portal( 'GET', 'tickets' )->get_data(), 'subject' ) );
	}

	/**
	 * A user proves the own address and gets what was written from it before.
	 */
	public function test_user_proves_address(): void {
		$guest = $this->services->contact_verbs()->identify( Identity::EMAIL, 'new@example.org', 'Earlier' )->id;
		$this->write( $guest, 'Earlier' );
		$user    = $this->account( 'new@example.org', 'New' );
		$contact = $this->contact_of( $user );
		$this->write( $contact, 'Later' );
		$this->act_as( $user );
		$this->assertSame( [ 'Later' ], array_column( $this->portal( 'GET', 'tickets' )->get_data(), 'subject' ) );

		$secret = $this->mailed();
		$this->assert_words( 'Please confirm your address', 'Confirm my address', $secret );
		$this->assertNull( $this->portal( 'POST', 'verify', [ 'token' => $secret ] )->get_data()['token'] );

		$this->assertEqualsCanonicalizing( [ 'Later', 'Earlier' ], array_column( $this->portal( 'GET', 'tickets' )->get_data(), 'subject' ) );
		$this->assertSame( $contact, $this->owner( 'new@example.org' ) );
		$this->assertNull( $this->portal( 'GET', 'session' )->get_data()['unproved'] );
		$this->assertSame( $contact, $this->services->contacts()->find( $guest )?->merged_into );
		$this->assertSame( 2, $this->services->contacts()->find( $contact )?->ticket_count );
	}

	/**
	 * Whoever gets a confirming mail without having asked gives nothing away by a click.
	 */
	public function test_proof_needs_the_same_account(): void {
		$attacker = $this->account( 'victim@example.org', 'Attacker' );
		$this->act_as( $attacker );
		$secret = $this->mailed();

		$this->act_as( 0 );
		$this->assert_refused( 401, 'switchboard_not_signed_in', $this->portal( 'POST', 'verify', [ 'token' => $secret ] ) );
		$this->act_as( $this->ben );
		$this->assert_refused( 403, 'switchboard_other_account', $this->portal( 'POST', 'verify', [ 'token' => $secret ] ) );
		$this->assertFalse( $this->services->identities()->find_by( Identity::EMAIL, 'victim@example.org' )?->is_verified() );
		$this->act_as( $attacker );
		$this->assertSame( 200, $this->portal( 'POST', 'verify', [ 'token' => $secret ] )->get_status() );
	}

	/**
	 * What another account has proved stays there; of a person with other proofs only the address moves.
	 */
	public function test_contradictions_never_merge(): void {
		$this->services->contact_verbs()->verify( $this->services->identities()->find_by( Identity::EMAIL, 'ben@example.org' )->id ?? 0 );
		wp_update_user(
			[
				'ID'         => $this->ada,
				'user_email' => 'other@example.org',
			]
		);
		$this->database()->execute( "UPDATE {$GLOBALS['wpdb']->users} SET user_email = 'ben@example.org' WHERE ID = %d", [ $this->ada ] );
		clean_user_cache( $this->ada );
		$this->act_as( $this->ada );
		$this->assert_refused( 409, 'switchboard_identity_taken', $this->portal( 'POST', 'verify', [ 'token' => $this->mailed() ] ) );
		$this->assertSame( $this->ben_contact, $this->owner( 'ben@example.org' ) );

		$known = $this->services->contact_verbs()->identify( Identity::EMAIL, 'proved@example.org', 'Known', true )->id;
		$this->services->contact_verbs()->change(
			$known,
			[
				'add_identity' => [
					'type'  => 'email',
					'value' => 'loose@example.org',
				],
			]
		);
		$this->write( $known, 'Not yours' );
		$user = $this->account( 'loose@example.org', 'Loose' );
		$this->act_as( $user );
		$this->assertSame( 200, $this->portal( 'POST', 'verify', [ 'token' => $this->mailed() ] )->get_status() );
		$this->assertSame( $known, $this->owner( 'proved@example.org' ) );
		$this->assertNotSame( $known, $this->owner( 'loose@example.org' ) );
		$this->assertSame( [], $this->portal( 'GET', 'tickets' )->get_data() );
	}

	/**
	 * A failing database leaves the link usable.
	 */
	public function test_failure_keeps_link(): void {
		$this->services->contact_verbs()->identify( Identity::EMAIL, 'guest@example.org', 'Guest' );
		$secret = $this->mailed( 'guest@example.org' );
		$fail   = static fn( string $sql ): string => str_contains( $sql, 'UPDATE' ) && str_contains( $sql, 'switchboard_contact_identity' ) ? 'SELECT nothing FROM nowhere' : $sql;
		add_filter( 'query', $fail );
		$log      = (string) ini_set( 'error_log', '/dev/null' ); // phpcs:ignore WordPress.PHP.IniSet.Risky -- The error is wanted.
		$response = $this->portal( 'POST', 'verify', [ 'token' => $secret ] );
		ini_set( 'error_log', $log ); // phpcs:ignore WordPress.PHP.IniSet.Risky
		remove_filter( 'query', $fail );

		$this->assert_refused( 500, 'switchboard_database', $response );
		// SQLite's drop-in undoes the test's own transaction with it, and the link was made in that.
		if ( ! str_contains( $GLOBALS['wpdb']::class, 'SQLite' ) ) {
			$this->assertNotNull( $this->services->tokens()->find( $secret ) );
		}
	}

	/**
	 * What the mail with a link says.
	 *
	 * @param non-empty-string $subject Beginning of its subject.
	 * @param string           $button  On its button.
	 * @param string           $secret  The link's.
	 */
	private function assert_words( string $subject, string $button, string $secret ): void {
		$mails = array_values( array_filter( $this->mails, static fn( array $mail ): bool => str_contains( $mail['message'], $secret ) ) );
		$this->assertCount( 1, $mails );
		$this->assertStringStartsWith( $subject, $mails[0]['subject'] );
		$this->assertStringContainsString( $button, $mails[0]['message'] );
	}

	/**
	 * Asks for a link and takes the secret from the mail.
	 *
	 * @param string $email Address; '' for the signed-in user's own.
	 */
	private function mailed( string $email = '' ): string {
		$this->assertSame( 200, $this->portal( 'POST', 'link', '' === $email ? [] : [ 'email' => $email ] )->get_status() );
		$before = count( $this->mails );
		$this->services->queue()->run();
		foreach ( array_slice( $this->mails, $before ) as $mail ) {
			if ( preg_match( '/switchboard_link=([0-9a-f]{64})/', $mail['message'], $found ) ) {
				return $found[1];
			}
		}
		$this->fail( 'No link was mailed.' );
	}
}
