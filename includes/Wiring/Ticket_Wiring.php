<?php
/**
 * Parts of the heart.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Channels\Email\Folding;
use Switchboard\Tickets\Addressees;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Conversation;
use Switchboard\Tickets\Corrections;
use Switchboard\Tickets\Counter_Repository;
use Switchboard\Tickets\Draft_Repository;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Field_Repository;
use Switchboard\Tickets\Field_Value_Repository;
use Switchboard\Tickets\Forwarded_Text;
use Switchboard\Tickets\Forwarding;
use Switchboard\Tickets\Intake;
use Switchboard\Tickets\Merging;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Message_Writer;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Read_Repository;
use Switchboard\Tickets\Recount;
use Switchboard\Tickets\Release;
use Switchboard\Tickets\Status_Repository;
use Switchboard\Tickets\Tag_Repository;
use Switchboard\Tickets\Term_Repository;
use Switchboard\Tickets\Ticket_Condition_Query;
use Switchboard\Tickets\Ticket_Contents;
use Switchboard\Tickets\Ticket_Details;
use Switchboard\Tickets\Ticket_Leftover_Repository;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Query;
use Switchboard\Tickets\Ticket_Repository;
use Switchboard\Tickets\Ticket_Rules;
use Switchboard\Tickets\Ticket_Writer;
use Switchboard\Tickets\Tickets;
use Switchboard\Tickets\Token_Repository;
use Switchboard\Tickets\Tokens;
use Switchboard\Tickets\Undo;
use Switchboard\Tickets\View_Repository;
use Switchboard\Tickets\Workflow;

/**
 * Makes the parts of tickets.
 */
trait Ticket_Wiring {

	/** Own statuses. */
	public function statuses(): Status_Repository {
		return $this->once( Status_Repository::class, fn(): Status_Repository => new Status_Repository( $this->database() ) );
	}

	/** Tags. */
	public function tags(): Tag_Repository {
		return $this->once( Tag_Repository::class, fn(): Tag_Repository => new Tag_Repository( $this->database() ) );
	}

	/** Custom fields. */
	public function fields(): Field_Repository {
		return $this->once( Field_Repository::class, fn(): Field_Repository => new Field_Repository( $this->database() ) );
	}

	/** Values of custom fields. */
	public function field_values(): Field_Value_Repository {
		return $this->once( Field_Value_Repository::class, fn(): Field_Value_Repository => new Field_Value_Repository( $this->database(), $this->fields() ) );
	}

	/** Saved views. */
	public function views(): View_Repository {
		return $this->once( View_Repository::class, fn(): View_Repository => new View_Repository( $this->database() ) );
	}

	/** Drafts. */
	public function drafts(): Draft_Repository {
		return $this->once( Draft_Repository::class, fn(): Draft_Repository => new Draft_Repository( $this->database(), $this->clock ) );
	}

	/** Read marks. */
	public function reads(): Read_Repository {
		return $this->once( Read_Repository::class, fn(): Read_Repository => new Read_Repository( $this->database() ) );
	}

	/** Counters. */
	public function counters(): Counter_Repository {
		return $this->once( Counter_Repository::class, fn(): Counter_Repository => new Counter_Repository( $this->database() ) );
	}

	/** Counts anew. */
	public function recount(): Recount {
		return $this->once( Recount::class, fn(): Recount => new Recount( $this->database(), $this->counters(), $this->tags() ) );
	}

	/** Filter terms. */
	public function terms(): Term_Repository {
		return $this->once( Term_Repository::class, fn(): Term_Repository => new Term_Repository( $this->database() ) );
	}

	/** Events. */
	public function events(): Event_Repository {
		return $this->once( Event_Repository::class, fn(): Event_Repository => new Event_Repository( $this->database(), $this->clock ) );
	}

	/** Participants. */
	public function participants(): Participant_Repository {
		return $this->once( Participant_Repository::class, fn(): Participant_Repository => new Participant_Repository( $this->database(), $this->clock ) );
	}

	/** Envelopes of messages. */
	public function envelopes(): Envelope_Repository {
		return $this->once( Envelope_Repository::class, fn(): Envelope_Repository => new Envelope_Repository( $this->database() ) );
	}

	/** Rows of tickets. */
	public function ticket_rows(): Ticket_Repository {
		return $this->once( Ticket_Repository::class, fn(): Ticket_Repository => new Ticket_Repository( $this->database(), $this->counters(), $this->terms() ) );
	}

	/** Messages. */
	public function messages(): Message_Repository {
		return $this->once( Message_Repository::class, fn(): Message_Repository => new Message_Repository( $this->database(), Folding::html( ... ) ) );
	}

	/** Rows of files. */
	public function attachment_rows(): Attachment_Repository {
		return $this->once( Attachment_Repository::class, fn(): Attachment_Repository => new Attachment_Repository( $this->database() ) );
	}

	/** Files. */
	public function attachments(): Attachments {
		return $this->once( Attachments::class, fn(): Attachments => new Attachments( $this->attachment_rows(), $this->store(), $this->keyring(), $this->clock, $this->settings(), $this->database() ) );
	}

	/** Signed ways in. */
	public function tokens(): Tokens {
		return $this->once( Tokens::class, fn(): Tokens => new Tokens( new Token_Repository( $this->database() ), $this->clock ) );
	}

	/** Who may do what with a ticket. */
	public function ticket_policy(): Ticket_Policy {
		return $this->once( Ticket_Policy::class, fn(): Ticket_Policy => new Ticket_Policy( $this->policy(), $this->ticket_rows(), $this->participants(), $this->contact_verbs() ) );
	}

	/** Lists of tickets. */
	public function ticket_query(): Ticket_Query {
		return $this->once( Ticket_Query::class, fn(): Ticket_Query => new Ticket_Query( $this->database(), new Ticket_Condition_Query( $this->fields(), $this->field_values(), $this->identities() ), $this->counters() ) );
	}

	/** Tags and fields of a ticket. */
	public function ticket_details(): Ticket_Details {
		return $this->once( Ticket_Details::class, fn(): Ticket_Details => new Ticket_Details( $this->tags(), $this->field_values() ) );
	}

	/** What a change must keep to. */
	public function ticket_rules(): Ticket_Rules {
		return $this->once( Ticket_Rules::class, fn(): Ticket_Rules => new Ticket_Rules( $this->policy(), $this->teams(), $this->statuses(), $this->field_values(), $this->events(), $this->inboxes() ) );
	}

	/** The one way a ticket's row changes. */
	public function ticket_writer(): Ticket_Writer {
		return $this->once( Ticket_Writer::class, fn(): Ticket_Writer => new Ticket_Writer( $this->database(), $this->ticket_rows(), $this->events(), $this->inboxes(), $this->queue(), $this->clock ) );
	}

	/** The one way a message is stored. */
	public function message_writer(): Message_Writer {
		return $this->once( Message_Writer::class, fn(): Message_Writer => new Message_Writer( $this->messages(), $this->attachment_rows(), $this->attachments(), $this->clock ) );
	}

	/** What hangs on a ticket. */
	public function ticket_contents(): Ticket_Contents {
		return $this->once( Ticket_Contents::class, fn(): Ticket_Contents => new Ticket_Contents( $this->messages(), $this->attachment_rows(), $this->attachments(), $this->participants(), $this->events(), $this->drafts(), $this->tags(), $this->field_values(), new Ticket_Leftover_Repository( $this->database() ) ) );
	}

	/** The verbs. */
	public function tickets(): Tickets {
		return $this->once( Tickets::class, fn(): Tickets => new Tickets( $this->intake(), $this->conversation(), $this->workflow(), $this->merging(), $this->undo() ) );
	}

	/** When somebody goes. */
	public function release(): Release {
		return $this->once( Release::class, fn(): Release => new Release( $this->tickets(), $this->ticket_rows(), $this->participants(), $this->tokens(), $this->views(), $this->drafts() ) );
	}

	/**
	 * Tells every screen that who sees an inbox changed.
	 *
	 * @return \Closure( int ): void
	 */
	private function announce(): \Closure {
		return fn( int $inbox ) => $this->events()->announce( $inbox, 'membership_changed' );
	}

	/** What customers write. */
	private function intake(): Intake {
		return new Intake(
			$this->database(),
			$this->ticket_rows(),
			$this->messages(),
			$this->participants(),
			$this->envelopes(),
			$this->message_writer(),
			$this->ticket_writer(),
			$this->ticket_details(),
			$this->contacts(),
			$this->inboxes(),
			$this->requests(),
			$this->clock
		);
	}

	/** What agents write. */
	private function conversation(): Conversation {
		return new Conversation(
			$this->database(),
			$this->ticket_rows(),
			$this->messages(),
			$this->participants(),
			$this->drafts(),
			$this->message_writer(),
			$this->ticket_writer(),
			$this->ticket_details(),
			$this->ticket_rules(),
			$this->addressees(),
			$this->envelopes(),
			$this->forwarding(),
			$this->contacts(),
			$this->inboxes(),
			$this->requests(),
			$this->queue(),
			$this->clock
		);
	}

	/** Whom messages of ours go to. */
	private function addressees(): Addressees {
		return $this->once( Addressees::class, fn(): Addressees => new Addressees( $this->contact_verbs(), $this->identities(), $this->participants(), $this->inboxes() ) );
	}

	/** Passing on. */
	private function forwarding(): Forwarding {
		return new Forwarding(
			$this->database(),
			$this->message_writer(),
			$this->ticket_writer(),
			$this->addressees(),
			$this->envelopes(),
			new Forwarded_Text( $this->messages(), $this->agents(), $this->contacts() ),
			$this->attachment_rows(),
			$this->attachments(),
			$this->queue(),
			$this->clock
		);
	}

	/** What is done beside writing. */
	private function workflow(): Workflow {
		return new Workflow(
			$this->database(),
			$this->ticket_rows(),
			$this->messages(),
			$this->participants(),
			$this->events(),
			$this->ticket_contents(),
			$this->ticket_writer(),
			$this->ticket_details(),
			$this->ticket_rules(),
			$this->contacts(),
			$this->tokens(),
			$this->queue(),
			$this->clock
		);
	}

	/** Two tickets into one, and back. */
	private function merging(): Merging {
		return new Merging(
			$this->database(),
			$this->ticket_rows(),
			$this->messages(),
			$this->participants(),
			$this->events(),
			$this->ticket_contents(),
			$this->tags(),
			$this->ticket_writer(),
			$this->clock
		);
	}

	/** Doubts that came with a mail. */
	public function corrections(): Corrections {
		return $this->once( Corrections::class, fn(): Corrections => new Corrections( $this->database(), $this->envelopes(), $this->ticket_rows(), $this->contact_verbs(), $this->tickets(), $this->events() ) );
	}

	/** Taking back. */
	private function undo(): Undo {
		return new Undo( $this->database(), $this->ticket_rows(), $this->messages(), $this->events(), $this->ticket_writer(), $this->queue() );
	}
}
