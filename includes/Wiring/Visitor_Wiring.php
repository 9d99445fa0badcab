<?php
/**
 * Parts of the pages that customers see.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Form\Form_Check;
use Switchboard\Channels\Form\Form_Connections;
use Switchboard\Channels\Form\Form_Controller;
use Switchboard\Channels\Form\Form_Desk;
use Switchboard\Channels\Form\Form_Fields;
use Switchboard\Channels\Form\Form_Guard;
use Switchboard\Channels\Form\Form_Module;
use Switchboard\Channels\Form\Form_Page;
use Switchboard\Channels\Form\Form_Seal;
use Switchboard\Channels\Form\Form_View;
use Switchboard\Channels\Portal\Portal_Channel;
use Switchboard\Foundation\Module;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cookie_User;
use Switchboard\Portal\Address_Proof;
use Switchboard\Portal\Customer_Ticket_Items;
use Switchboard\Portal\Customer_Ticket_Query;
use Switchboard\Portal\Customer_Tickets;
use Switchboard\Portal\Customer_Tickets_Controller;
use Switchboard\Portal\Portal_Module;
use Switchboard\Portal\Portal_View;
use Switchboard\Portal\Session_Controller;
use Switchboard\Portal\Sign_In_Link_Job;
use Switchboard\Portal\Visitors;

/**
 * Makes the form and the customers' own pages.
 */
trait Visitor_Wiring {

	/** Seals of forms. */
	public function form_seal(): Form_Seal {
		return $this->once( Form_Seal::class, fn(): Form_Seal => new Form_Seal( $this->keyring(), $this->clock ) );
	}

	/** Fields of forms. */
	public function form_fields(): Form_Fields {
		return $this->once( Form_Fields::class, fn(): Form_Fields => new Form_Fields( $this->fields(), $this->inboxes() ) );
	}

	/** Keeps machines out of forms. */
	public function form_guard(): Form_Guard {
		return $this->once( Form_Guard::class, fn(): Form_Guard => new Form_Guard( $this->form_seal(), $this->limits(), $this->address() ) );
	}

	/** Takes forms in. */
	public function form_desk(): Form_Desk {
		return $this->once( Form_Desk::class, fn(): Form_Desk => new Form_Desk( $this->form_seal(), $this->form_fields(), new Form_Check(), $this->form_guard(), new Form_Connections( $this->connections() ), $this->inbound(), $this->ticket_rows(), $this->ticket_links(), $this->address() ) );
	}

	/** Forms without a script. */
	public function form_page(): Form_Page {
		return $this->once( Form_Page::class, fn(): Form_Page => new Form_Page( $this->form_desk(), $this->form_seal(), $this->form_guard(), $this->attachments(), $this->attachment_rows() ) );
	}

	/** Draws forms. */
	public function form_view(): Form_View {
		return $this->once( Form_View::class, fn(): Form_View => new Form_View( $this->form_fields(), $this->form_seal(), $this->form_page(), $this->settings() ) );
	}

	/** Recognises customers. */
	public function visitors(): Visitors {
		return $this->once( Visitors::class, fn(): Visitors => new Visitors( $this->tokens(), $this->contact_verbs(), $this->contacts(), $this->identities() ) );
	}

	/** What customers do with their tickets. */
	public function customer_tickets(): Customer_Tickets {
		return $this->once( Customer_Tickets::class, fn(): Customer_Tickets => new Customer_Tickets( new Customer_Ticket_Query( $this->database() ), $this->ticket_rows(), $this->ticket_policy(), $this->participants(), $this->tickets(), $this->contact_verbs(), $this->inboxes(), $this->limits(), $this->clock, Portal_Channel::ID ) );
	}

	/** Proves addresses. */
	public function address_proof(): Address_Proof {
		return $this->once( Address_Proof::class, fn(): Address_Proof => new Address_Proof( $this->database(), $this->identities(), $this->contact_verbs(), $this->tokens(), $this->queue() ) );
	}

	/** Mails links. */
	private function sign_in_link_job(): Sign_In_Link_Job {
		return new Sign_In_Link_Job( $this->identities(), $this->contacts(), $this->tokens(), $this->ticket_links(), $this->letters(), $this->mailer() );
	}

	/**
	 * Hooks of form and customers' pages.
	 *
	 * @return iterable<Module>
	 */
	private function visitor_modules(): iterable {
		yield new Form_Module( fn() => $this->form_view(), fn() => $this->form_page(), fn() => $this->fields(), fn() => $this->inboxes() );
		yield new Portal_Module( fn() => new Portal_View( $this->settings() ), $this->settings() );
	}

	/**
	 * Controllers of form and customers' pages.
	 *
	 * @return iterable<Controller>
	 */
	private function visitor_controllers(): iterable {
		$items = new Customer_Ticket_Items( $this->customer_tickets(), $this->messages(), $this->attachment_rows(), $this->attachments(), $this->contacts(), $this->agents(), $this->statuses(), $this->fields(), $this->field_values(), $this->clock );
		yield new Form_Controller( self::schema( 'Channels/Form/submission' ), $this->form_desk(), $this->form_seal(), $this->form_guard(), new Cookie_User(), $this->attachments() );
		yield new Customer_Tickets_Controller( self::schema( 'Portal/customer-ticket' ), $this->visitors(), $this->customer_tickets(), $items, $this->attachments(), $this->limits() );
		yield new Session_Controller( self::schema( 'Portal/session' ), $this->visitors(), $this->customer_tickets(), $this->address_proof(), $this->contacts(), new Cookie_User(), $this->limits(), $this->address() );
	}
}
