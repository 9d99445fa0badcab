<?php
/**
 * The base of tests about mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use PHPMailer\PHPMailer\PHPMailer;
use Switchboard\Contacts\Contact;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Ticket;

/**
 * A small shop: an inbox with an agent, a customer, a page for customers, and a clock that stands still.
 */
abstract class Mail_Story extends TestCase {

	protected const NOW = 1764064800;

	/** The plugin's parts, with the clock below. */
	protected Services $services;

	/** The time. */
	protected Frozen_Clock $clock;

	/** Inbox "Support". */
	protected int $inbox;

	/** An agent of it. */
	protected int $agent;

	/** The customer Ada. */
	protected Contact $ada;

	/** What mails are refused with; '' lets them through. */
	protected string $refusal = '';

	/**
	 * Mailers as they were just before sending, for each mail.
	 *
	 * @var list<PHPMailer>
	 */
	protected array $mailers = [];

	/**
	 * Opens the shop.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->clock    = new Frozen_Clock( self::NOW );
		$this->services = new Services( $GLOBALS['wpdb'], $this->clock );
		$this->inbox    = $this->services->inboxes()->insert(
			[
				'name'      => 'Support',
				'address'   => 'support@shop.example',
				'from_name' => 'The Lamp Shop',
				'signature' => '<p>Your lamp people</p>',
			]
		);
		$this->agent    = $this->factory->user( 'switchboard_agent', [ 'display_name' => 'Jonas Weber' ] );
		$this->services->inboxes()->set_members( $this->inbox, [ $this->agent ] );
		$this->ada = $this->services->contact_verbs()->identify( 'email', 'ada@customer.example', 'Ada Moreno' );
		$page      = wp_insert_post(
			[
				'post_type'   => 'page',
				'post_title'  => 'My tickets',
				'post_status' => 'publish',
			]
		);
		$this->services->settings()->update( [ 'portal_page' => $page ] );
		add_filter( 'pre_wp_mail', [ $this, 'look_at_mailer' ], 5 );
		add_filter( 'pre_wp_mail', [ $this, 'refuse' ], 20 );
	}

	/**
	 * Lets plugins finish a mailer, as wp_mail() does before sending.
	 *
	 * @param bool|null $sent Answer of an earlier filter.
	 */
	public function look_at_mailer( ?bool $sent ): ?bool {
		require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
		require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
		$mailer = new PHPMailer( true );
		do_action_ref_array( 'phpmailer_init', [ &$mailer ] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->mailers[] = $mailer;
		return $sent;
	}

	/**
	 * Is the site's mailer that refuses.
	 *
	 * @param bool|null $sent Answer of an earlier filter.
	 */
	public function refuse( ?bool $sent ): ?bool {
		if ( '' === $this->refusal ) {
			return $sent;
		}
		array_pop( $this->mails );
		array_pop( $this->mailers );
		do_action( 'wp_mail_failed', new \WP_Error( 'wp_mail_failed', $this->refusal ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		return false;
	}

	/**
	 * A ticket that a customer opened by the form.
	 *
	 * @param string       $html    What the customer wrote.
	 * @param string       $subject Subject.
	 * @param Contact|null $contact Customer; Ada when left out.
	 */
	protected function ticket( string $html = '<p>Where is my lamp?</p>', string $subject = 'My lamp', ?Contact $contact = null ): Ticket {
		$contact ??= $this->ada;
		return $this->services->tickets()->receive(
			new Incoming( $this->inbox, 0, 'form', $contact->id, (string) $this->services->contact_verbs()->email( $contact->id ), $subject, $html )
		)->ticket;
	}

	/**
	 * An agent's reply, still queued.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param string $html   Text.
	 * @param mixed  ...$more Further arguments of New_Message.
	 */
	protected function reply( Ticket $ticket, string $html = '<p>It is on its way.</p>', mixed ...$more ): Message {
		return $this->services->tickets()->reply( $ticket->id, new New_Message( $html, ...$more ), Actor::agent( $this->agent ) );
	}

	/**
	 * Runs all jobs that are due, then forgets the clock's seconds that passed.
	 */
	protected function run_jobs(): int {
		$this->database()->run_after_commit();
		return $this->services->queue()->run();
	}

	/**
	 * Removes all waiting jobs, so that a test sees only its own.
	 */
	protected function forget_jobs(): void {
		$this->database()->execute( 'DELETE FROM {job}' );
	}

	/**
	 * A message as it is now.
	 *
	 * @param Message $message Message.
	 */
	protected function fresh( Message $message ): Message {
		$found = $this->services->messages()->find( $message->id );
		$this->assertNotNull( $found );
		return $found;
	}

	/**
	 * A header of a caught mail.
	 *
	 * @param array{headers: string|string[], ...} $mail Arguments of wp_mail().
	 * @param string                               $name Name.
	 */
	protected static function header( array $mail, string $name ): ?string {
		foreach ( (array) $mail['headers'] as $line ) {
			if ( 0 === stripos( $line, "$name:" ) ) {
				return trim( substr( $line, strlen( $name ) + 1 ) );
			}
		}
		return null;
	}

	/**
	 * Mails to an address.
	 *
	 * @param string $address Address.
	 * @return list<array{to: string|string[], subject: string, message: string, headers: string|string[], attachments: string|string[]}>
	 */
	protected function mails_to( string $address ): array {
		return array_values( array_filter( $this->mails, static fn( array $mail ): bool => $address === $mail['to'] ) );
	}
}
