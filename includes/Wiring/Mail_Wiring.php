<?php
/**
 * Parts that take mail in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Blocked_Sender_Repository;
use Switchboard\Channels\Blocked_Senders_Controller;
use Switchboard\Channels\Email\Own_Addresses;
use Switchboard\Channels\Email\Receiving\Agents_Mail;
use Switchboard\Channels\Email\Receiving\Delivery_News;
use Switchboard\Channels\Email\Receiving\Importer;
use Switchboard\Channels\Email\Receiving\Kept_Mails;
use Switchboard\Channels\Email\Receiving\Mail_Files;
use Switchboard\Channels\Email\Receiving\Originals;
use Switchboard\Channels\Email\Receiving\Originals_Controller;
use Switchboard\Channels\Email\Receiving\Place_Repository;
use Switchboard\Channels\Email\Receiving\Receiving_Module;
use Switchboard\Channels\Email\Receiving\Storm_Check;
use Switchboard\Channels\Email\Receiving\Suspended;
use Switchboard\Channels\Email\Receiving\Suspended_Controller;
use Switchboard\Channels\Email\Receiving\Translator;
use Switchboard\Channels\Filter;
use Switchboard\Channels\Filters\Agent_Filter;
use Switchboard\Channels\Filters\Akismet_Filter;
use Switchboard\Channels\Filters\Automatic_Filter;
use Switchboard\Channels\Filters\Blocked_Filter;
use Switchboard\Channels\Filters\Forgery_Filter;
use Switchboard\Channels\Filters\Loop_Filter;
use Switchboard\Channels\Filters\Sender_Filter;
use Switchboard\Channels\Filters\Spam_Filter;
use Switchboard\Channels\Filters\Storm_Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Suspended_Query;
use Switchboard\Events;
use Switchboard\Foundation\REST\Controller;

/**
 * Makes what brings mail in.
 */
trait Mail_Wiring {

	/** From a raw mail to a result. */
	public function importer(): Importer {
		return $this->once(
			Importer::class,
			fn(): Importer => new Importer(
				$this->kept_mails(),
				$this->inbound_rows(),
				$this->thread_finder(),
				new Translator( $this->own_addresses(), $this->worker_of( ... ), $this->clock ),
				new Mail_Files( $this->attachments(), $this->settings() ),
				$this->inbound(),
				$this->agents_mail(),
				new Delivery_News( $this->messages(), $this->participants(), $this->identities(), $this->tickets() ),
				$this->connections(),
				$this->database()
			)
		);
	}

	/** What a person does with messages that wait. */
	public function suspended(): Suspended {
		return $this->once( Suspended::class, fn(): Suspended => new Suspended( $this->inbound_rows(), $this->kept_mails(), $this->importer(), $this->inbound(), $this->blocked_senders(), $this->ticket_rows(), $this->events(), $this->database() ) );
	}

	/** Mails as they came. */
	public function kept_mails(): Kept_Mails {
		return $this->once( Kept_Mails::class, fn(): Kept_Mails => new Kept_Mails( $this->inbound_rows(), $this->places(), $this->connections(), $this->store(), $this->queue(), $this->database(), $this->clock ) );
	}

	/** Rows of what came in. */
	public function inbound_rows(): Inbound_Repository {
		return $this->once( Inbound_Repository::class, fn(): Inbound_Repository => new Inbound_Repository( $this->database(), $this->clock ) );
	}

	/** Senders whose messages are kept outside the tickets. */
	public function blocked_senders(): Blocked_Sender_Repository {
		return $this->once( Blocked_Sender_Repository::class, fn(): Blocked_Sender_Repository => new Blocked_Sender_Repository( $this->database(), $this->clock ) );
	}

	/** Addresses at which we are reached. */
	public function own_addresses(): Own_Addresses {
		return $this->once( Own_Addresses::class, fn(): Own_Addresses => new Own_Addresses( $this->inboxes(), $this->connections() ) );
	}

	/**
	 * Controllers of what came in.
	 *
	 * @return iterable<Controller>
	 */
	private function mail_controllers(): iterable {
		$originals = new Originals( $this->kept_mails() );
		yield new Suspended_Controller( self::schema( 'Channels/suspended' ), $this->suspended(), new Suspended_Query( $this->database() ), $this->inbound_rows(), $originals, $this->policy() );
		yield new Originals_Controller( self::schema( 'Tickets/message' ), $originals, $this->inbound_rows(), $this->messages(), $this->envelopes(), $this->ticket_policy(), $this->policy() );
		yield new Blocked_Senders_Controller( self::schema( 'Channels/blocked-sender' ), $this->blocked_senders(), $this->agents(), $this->policy() );
	}

	/** Hooks of mail that comes in. */
	private function receiving_module(): Receiving_Module {
		return new Receiving_Module( fn() => new Storm_Check( $this->inbound_rows(), $this->clock ), fn() => $this->connections() );
	}

	/** What agents write by mail. */
	private function agents_mail(): Agents_Mail {
		return $this->once( Agents_Mail::class, fn(): Agents_Mail => new Agents_Mail( $this->tickets(), $this->ticket_rows(), $this->ticket_policy() ) );
	}

	/**
	 * The questions that are asked about each message, in order.
	 *
	 * @return list<Filter>
	 */
	private function inbound_filters(): array {
		return [
			new Loop_Filter( $this->message_ids() ),
			new Blocked_Filter( $this->blocked_senders() ),
			new Forgery_Filter(),
			new Agent_Filter( fn( int $user, int $ticket ): bool => $this->agents_mail()->may_write( $user, $ticket ) ),
			new Spam_Filter(),
			new Automatic_Filter(),
			new Sender_Filter(),
			new Storm_Filter( $this->limits(), fn( Inbound_Message $message ) => $this->database()->after_commit( static fn() => Events::storm_began( $message->inbox_id, $message->sender() ) ) ),
			new Akismet_Filter(),
		];
	}

	/**
	 * The user who works in an inbox and has an address.
	 *
	 * @param string $email Address.
	 * @param int    $inbox Inbox.
	 * @return int 0 for none.
	 */
	private function worker_of( string $email, int $inbox ): int {
		$user    = get_user_by( 'email', $email );
		$inboxes = $user ? $this->policy()->inboxes( $user->ID ) : [];
		return $user && ( null === $inboxes || in_array( $inbox, $inboxes, true ) ) ? $user->ID : 0;
	}

	/** Where mails lie on their servers. */
	public function places(): Place_Repository {
		return $this->once( Place_Repository::class, fn(): Place_Repository => new Place_Repository( $this->database() ) );
	}
}
