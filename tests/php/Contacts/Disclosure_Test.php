<?php
/**
 * Tests of who may open customers' tickets to somebody.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Contacts\Contact;
use Switchboard\Tests\Agents\Staff_Story;
use Switchboard\Tickets\Incoming;

/**
 * An agent of one inbox doesn't get into another by an address of the own.
 */
final class Disclosure_Test extends Staff_Story {

	private const ADDRESS = [
		'add_identity' => [
			'type'  => 'email',
			'value' => 'mallory@example.org',
		],
	];

	private int $elsewhere;

	/**
	 * Another inbox, and the agent signed in.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->elsewhere = $this->services->inbox_verbs()->add( [ 'name' => 'Elsewhere' ] )->id;
		$this->act_as( $this->users['agent'] );
	}

	/**
	 * Whoever proves an address of a contact reads all its tickets.
	 */
	public function test_an_address_for_tickets_elsewhere(): void {
		$ada = $this->customer( $this->inbox );
		$this->call( 'PATCH', "contacts/$ada->id", self::ADDRESS );
		$this->assertNotNull( $this->services->identities()->find_by( 'email', 'mallory@example.org' ), 'Here the agent sees all.' );

		$bea = $this->customer( $this->elsewhere, 'bea@example.org' );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'PATCH', "contacts/$bea->id", [
			'add_identity' => [
				'type'  => 'email',
				'value' => 'mallory2@example.org',
			],
		] );
		$this->assertNull( $this->services->identities()->find_by( 'email', 'mallory2@example.org' ) );
		$this->assertSame( 200, $this->call( 'PATCH', "contacts/$bea->id", [ 'name' => 'Béa' ] )->get_status() );

		$this->act_as( $this->users['manager'] );
		$this->assertSame( 200, $this->call( 'PATCH', "contacts/$bea->id", [
			'add_identity' => [
				'type'  => 'email',
				'value' => 'bea2@example.org',
			],
		] )->get_status() );
	}

	/**
	 * Colleagues read one another's tickets where a company shares.
	 */
	public function test_a_company_that_shares(): void {
		$acme = $this->services->company_verbs()->add( [
			'name'          => 'Acme',
			'domains'       => [ 'acme.example' ],
			'share_tickets' => true,
		] )->id;
		$this->customer( $this->elsewhere, 'boss@acme.example' );
		$mine = $this->customer( $this->inbox, 'freelancer@example.org' );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'PATCH', "contacts/$mine->id", [ 'company' => $acme ] );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'POST', 'contacts', [
			'name'    => 'Mallory',
			'email'   => 'mallory@example.org',
			'company' => $acme,
		] );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'PATCH', "companies/$acme", [ 'domains' => [ 'acme.example', 'example.org' ] ] );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'POST', 'companies', [
			'name'          => 'Everybody',
			'domains'       => [ 'example.org' ],
			'share_tickets' => true,
		] );
		$quiet = $this->services->company_verbs()->add( [ 'name' => 'Quiet' ] )->id;
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'PATCH', "companies/$quiet", [ 'share_tickets' => true ] );
		$colleague = $this->services->contact_verbs()->identify( 'email', 'new@acme.example', 'New' );
		$this->assert_refused( 'switchboard_other_inboxes', 403, 'PATCH', "contacts/$colleague->id", self::ADDRESS );

		$this->assertSame( 200, $this->call( 'PATCH', "contacts/$mine->id", [ 'company' => $quiet ] )->get_status() );
		$this->assertSame( 200, $this->call( 'PATCH', "companies/$acme", [
			'name'          => 'Acme & Co.',
			'domains'       => [ 'acme.example' ],
			'share_tickets' => true,
		] )->get_status(), 'A form sends along what it doesn\'t change.' );
		$this->assertSame( 200, $this->call( 'PATCH', "companies/$acme", [ 'share_tickets' => false ] )->get_status() );
	}

	/**
	 * Whoever works in every inbox opens nothing unseen.
	 */
	public function test_an_agent_of_every_inbox(): void {
		foreach ( $this->services->inboxes()->all() as $inbox ) {
			$this->services->inboxes()->set_members( $inbox->id, [ $this->users['agent'] ] );
		}
		$ada = $this->customer( $this->elsewhere );
		$this->assertSame( 200, $this->call( 'PATCH', "contacts/$ada->id", self::ADDRESS )->get_status() );
		$this->assertSame( 201, $this->call( 'POST', 'companies', [
			'name'          => 'Acme',
			'share_tickets' => true,
		] )->get_status() );
	}

	/**
	 * A customer with a ticket.
	 *
	 * @param int    $inbox Inbox.
	 * @param string $email Address.
	 */
	private function customer( int $inbox, string $email = 'ada@example.org' ): Contact {
		$contact = $this->services->contact_verbs()->identify( 'email', $email, 'Customer', true );
		$this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $contact->id, $email, 'Lamp', '<p>It broke.</p>' ) );
		return $contact;
	}
}
