<?php
/**
 * Parts that set mailboxes up.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\Setup\Candidates;
use Switchboard\Channels\Email\Setup\Mailbox_Folders_Controller;
use Switchboard\Channels\Email\Setup\Trial_Controller;
use Switchboard\Channels\Email\Setup\Trials;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Mail\Mail_Parts;

/**
 * Makes what the settings screen of a mailbox asks.
 */
trait Setup_Wiring {

	/**
	 * Controllers of trials.
	 *
	 * @return iterable<Controller>
	 */
	private function setup_controllers(): iterable {
		$candidates = new Candidates( $this->channels(), $this->connections(), $this->mailbox_access() );
		$trials     = new Trials( fn() => $this->dialer(), $this->mailer(), new Mail_Parts( $this->message_ids() ), new Host_Guard() );
		yield new Trial_Controller( self::schema( 'Channels/Email/Setup/trial' ), $candidates, $trials, $this->inboxes(), $this->limits(), $this->policy() );
		yield new Mailbox_Folders_Controller( self::schema( 'Channels/Email/Setup/mailbox-folder' ), $candidates, $trials, $this->limits(), $this->policy() );
	}
}
