<?php
/**
 * Parts that fetch mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Arrived_Query;
use Switchboard\Channels\Email\Receiving\Fetch;
use Switchboard\Channels\Email\Receiving\Fetch_Job;
use Switchboard\Channels\Email\Receiving\Fetch_Log_Repository;
use Switchboard\Channels\Email\Receiving\Fetch_Memory;
use Switchboard\Channels\Email\Receiving\Fetch_Module;
use Switchboard\Channels\Email\Receiving\Fetch_Schedule;
use Switchboard\Channels\Email\Receiving\Fetches_Controller;
use Switchboard\Channels\Email\Receiving\Folder_Repository;
use Switchboard\Channels\Email\Receiving\Folders_Controller;
use Switchboard\Channels\Email\Receiving\Imap_Fetch;
use Switchboard\Channels\Email\Receiving\Mail_Alarm;
use Switchboard\Channels\Email\Receiving\Mail_Checks;
use Switchboard\Channels\Email\Receiving\Mailboxes;
use Switchboard\Channels\Email\Receiving\Place;
use Switchboard\Channels\Email\Receiving\Pop3_Fetch;
use Switchboard\Channels\Email\Receiving\Round_Trip;
use Switchboard\Channels\Email\Receiving\Round_Trips_Controller;
use Switchboard\Channels\Email\Receiving\Single_Fetch;
use Switchboard\Channels\Email\Receiving\Standstill_Repository;
use Switchboard\Channels\Email\Receiving\Standstills_Controller;
use Switchboard\Channels\Email\Receiving\Unfinished_Repository;
use Switchboard\Channels\Email\Receiving\Waiting_Mail_Query;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Database\Lease_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Mail\Renderer;

/**
 * Makes what brings mail from mailboxes to the importer.
 */
trait Fetch_Wiring {

	/** How far folders were read. */
	public function mail_folders(): Folder_Repository {
		return $this->once( Folder_Repository::class, fn(): Folder_Repository => new Folder_Repository( $this->database() ) );
	}

	/** Mails to come back to. */
	public function unfinished_mails(): Unfinished_Repository {
		return $this->once( Unfinished_Repository::class, fn(): Unfinished_Repository => new Unfinished_Repository( $this->database(), $this->clock ) );
	}

	/** Log of fetches. */
	public function fetch_log(): Fetch_Log_Repository {
		return $this->once( Fetch_Log_Repository::class, fn(): Fetch_Log_Repository => new Fetch_Log_Repository( $this->database(), $this->clock ) );
	}

	/** The way into mailboxes. */
	public function mailboxes(): Mailboxes {
		return $this->once( Mailboxes::class, fn(): Mailboxes => new Mailboxes( $this->dialer(), $this->connections(), $this->mailbox_access() ) );
	}

	/** Fetches mail. */
	public function fetch(): Fetch {
		return $this->once( Fetch::class, fn(): Fetch => $this->fetch_with( fn( Connection $connection, string $path, Place $place ): Inbound_Result => $this->importer()->import( $connection, $path, $place ) ) );
	}

	/**
	 * Fetches mail and hands it to somebody.
	 *
	 * @param \Closure( Connection, string, Place ): Inbound_Result $import Takes mails in.
	 */
	public function fetch_with( \Closure $import ): Fetch {
		$single = new Single_Fetch( $import, $this->unfinished_mails() );
		return new Fetch(
			$this->connections(),
			$this->mailboxes(),
			new Imap_Fetch( $this->mail_folders(), $this->places(), $this->unfinished_mails(), $single, $this->clock ),
			new Pop3_Fetch( $this->mail_folders(), $this->places(), $this->unfinished_mails(), $single, $this->database(), $this->clock ),
			$this->fetch_log(),
			new Lease_Repository( $this->database(), $this->clock ),
			$this->clock
		);
	}

	/** When mail is fetched. */
	public function fetch_schedule(): Fetch_Schedule {
		return $this->once( Fetch_Schedule::class, fn(): Fetch_Schedule => new Fetch_Schedule( $this->connections(), $this->queue(), $this->clock ) );
	}

	/** What is remembered of fetching. */
	public function fetch_memory(): Fetch_Memory {
		return $this->once( Fetch_Memory::class, fn(): Fetch_Memory => new Fetch_Memory( $this->places(), $this->mail_folders(), $this->unfinished_mails(), $this->fetch_log() ) );
	}

	/** Whose mail stands still. */
	public function standstills(): Standstill_Repository {
		return $this->once( Standstill_Repository::class, fn(): Standstill_Repository => new Standstill_Repository( $this->database(), $this->clock ) );
	}

	/** Tells the owner. */
	public function mail_alarm(): Mail_Alarm {
		return $this->once( Mail_Alarm::class, fn(): Mail_Alarm => new Mail_Alarm( $this->standstills(), new Renderer(), $this->mailer(), $this->clock ) );
	}

	/** Hooks of fetching. */
	private function fetch_module(): Fetch_Module {
		return new Fetch_Module(
			fn() => $this->fetch_schedule(),
			fn() => $this->fetch_memory(),
			fn() => $this->mail_alarm(),
			fn() => new Mail_Checks( $this->connections(), $this->standstills(), $this->unfinished_mails(), new Waiting_Mail_Query( $this->database() ), $this->clock )
		);
	}

	/** Who does the jobs of incoming mail. */
	private function employ_for_fetching( Queue $queue ): void {
		$queue->handle( Fetch_Schedule::JOB, fn() => new Fetch_Job( $this->fetch(), $this->fetch_schedule(), $this->mail_alarm() ) );
	}

	/**
	 * Controllers of fetching.
	 *
	 * @return iterable<Controller>
	 */
	private function fetch_controllers(): iterable {
		yield new Fetches_Controller( self::schema( 'Channels/Email/Receiving/fetch' ), $this->connections(), $this->fetch(), $this->fetch_schedule(), $this->fetch_log(), $this->policy() );
		yield new Round_Trips_Controller( self::schema( 'Channels/Email/Receiving/round-trip' ), $this->connections(), new Round_Trip( $this->inboxes(), new Renderer(), $this->ways_out(), new Arrived_Query( $this->database(), $this->clock ) ), $this->policy() );
		yield new Standstills_Controller( self::schema( 'Channels/Email/Receiving/standstill' ), $this->standstills(), $this->policy() );
		yield new Folders_Controller( self::schema( 'Channels/Email/Receiving/folder' ), $this->connections(), $this->mail_folders(), $this->unfinished_mails(), $this->policy() );
	}
}
