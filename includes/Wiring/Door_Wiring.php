<?php
/**
 * Parts of the rooms above tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Wiring;

use Switchboard\Admin\Admin_Module;
use Switchboard\Admin\Boot;
use Switchboard\Admin\Settings_Controller;
use Switchboard\Agents\Agents_Controller;
use Switchboard\Agents\Agents_Module;
use Switchboard\Agents\Teams_Controller;
use Switchboard\Channels\Channel_Registry;
use Switchboard\Channels\Channels_Controller;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Connections_Controller;
use Switchboard\Channels\Deliver_Message_Job;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Earlier_Mail_Query;
use Switchboard\Channels\Email\Files_To_Go;
use Switchboard\Channels\Email\Net\Address_Check;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\Net\Tls;
use Switchboard\Channels\Email\Net\Trusted_Authorities;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Channels\Email\OAuth\Authorization;
use Switchboard\Channels\Email\OAuth\Authorization_Controller;
use Switchboard\Channels\Email\OAuth\OAuth_Module;
use Switchboard\Channels\Email\OAuth\Secret_Expiry;
use Switchboard\Channels\Email\OAuth\Token_Endpoint;
use Switchboard\Channels\Email\Receiving\Import_Mail_Job;
use Switchboard\Channels\Email\Receiving\Kept_Mails;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Channels\Email\Reply_Writer;
use Switchboard\Channels\Email\Setup\Settings_Check;
use Switchboard\Channels\Email\Smtp\Ways_Out;
use Switchboard\Channels\Email\Threading\Senders;
use Switchboard\Channels\Email\Threading\Thread_Finder;
use Switchboard\Channels\Form\Form_Channel;
use Switchboard\Channels\Handover_Repository;
use Switchboard\Channels\Inbound;
use Switchboard\Channels\Outbound;
use Switchboard\Channels\Portal\Portal_Channel;
use Switchboard\Contacts\Companies_Controller;
use Switchboard\Contacts\Contact_Query;
use Switchboard\Contacts\Contacts_Controller;
use Switchboard\Contacts\Disclosure;
use Switchboard\Contacts\Contacts_Module;
use Switchboard\Foundation\Database\Lease_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Module;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Health\Checks;
use Switchboard\Health\Cron_Pace;
use Switchboard\Health\Debug_Section;
use Switchboard\Health\Files_Probe;
use Switchboard\Health\Health_Module;
use Switchboard\Health\Jobs_Screen;
use Switchboard\Inboxes\Inbox;
use Switchboard\Inboxes\Inboxes_Controller;
use Switchboard\Mail\Answer_Limit;
use Switchboard\Mail\Letters;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Mailer;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Renderer;
use Switchboard\Mail\Reply_Addresses;
use Switchboard\Mail\Template_Repository;
use Switchboard\Mail\Templates_Controller;
use Switchboard\Mail\Thread_Marks;
use Switchboard\Mail\Ticket_Links;
use Switchboard\Mail\Variables;
use Switchboard\Notifications\Notice_Repository;
use Switchboard\Notifications\Notice_Writer;
use Switchboard\Notifications\Notify_Job;
use Switchboard\Notifications\Preferences;
use Switchboard\Notifications\Preferences_Controller;
use Switchboard\Notifications\Recipients;
use Switchboard\Notifications\Send_Notice_Job;
use Switchboard\Privacy\Eraser;
use Switchboard\Privacy\Erasure_Repository;
use Switchboard\Privacy\Export_Query;
use Switchboard\Privacy\Exporter;
use Switchboard\Privacy\Person_Query;
use Switchboard\Privacy\Privacy_Module;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Close_Ticket_Job;
use Switchboard\Tickets\REST\Attachments_Controller;
use Switchboard\Tickets\REST\Corrections_Controller;
use Switchboard\Tickets\REST\Counters_Controller;
use Switchboard\Tickets\REST\Drafts_Controller;
use Switchboard\Tickets\REST\Envelope_Items;
use Switchboard\Tickets\REST\Events_Controller;
use Switchboard\Tickets\REST\Fields_Controller;
use Switchboard\Tickets\REST\Message_Items;
use Switchboard\Tickets\REST\Messages_Controller;
use Switchboard\Tickets\REST\Participants_Controller;
use Switchboard\Tickets\REST\Statuses_Controller;
use Switchboard\Tickets\REST\Tags_Controller;
use Switchboard\Tickets\REST\Ticket_Items;
use Switchboard\Tickets\REST\Tickets_Controller;
use Switchboard\Tickets\REST\Updates_Controller;
use Switchboard\Tickets\REST\Views_Controller;
use Switchboard\Tickets\Wake_Ticket_Job;

use const Switchboard\DIR;

/**
 * Makes the doors: mail, channels, notices, REST and the hooks of each room. Long, because a list is best read in one place.
 */
trait Door_Wiring {

	/** Message-IDs. */
	public function message_ids(): Message_Ids {
		return $this->once( Message_Ids::class, fn(): Message_Ids => new Message_Ids( $this->keyring() ) );
	}

	/** Signed addresses for answers. */
	public function reply_addresses(): Reply_Addresses {
		return $this->once( Reply_Addresses::class, fn(): Reply_Addresses => new Reply_Addresses( $this->keyring(), fn( int $inbox ): bool => Email_Channel::takes_plus( $this->connections()->of_inbox( $inbox, Email_Channel::ID ) ) ) );
	}

	/** Signed marks in mails. */
	public function thread_marks(): Thread_Marks {
		return $this->once( Thread_Marks::class, fn(): Thread_Marks => new Thread_Marks( $this->keyring(), fn( int $inbox ): bool => [] !== $this->connections()->of_inbox( $inbox, Email_Channel::ID ) ) );
	}

	/** Sends mail. */
	public function mailer(): Mailer {
		return $this->once( Mailer::class, fn(): Mailer => new Mailer( new Mail_Parts( $this->message_ids() ) ) );
	}

	/** Words of mails. */
	public function templates(): Template_Repository {
		return $this->once( Template_Repository::class, fn(): Template_Repository => new Template_Repository( $this->database() ) );
	}

	/** Written mails. */
	public function letters(): Letters {
		return $this->once( Letters::class, fn(): Letters => new Letters( $this->templates(), new Renderer() ) );
	}

	/** Links to customers' pages. */
	public function ticket_links(): Ticket_Links {
		return $this->once( Ticket_Links::class, fn(): Ticket_Links => new Ticket_Links( $this->tokens(), $this->settings() ) );
	}

	/** Values in mails. */
	public function variables(): Variables {
		return $this->once( Variables::class, fn(): Variables => new Variables( $this->ticket_links(), fn( int $inbox ): bool => $this->receives_mail( $inbox ) ) );
	}

	/**
	 * Whether an answer to a mail of an inbox arrives: one of its connections receives, and the mail comes from an address of its own.
	 *
	 * @param int $inbox_id Inbox.
	 */
	private function receives_mail( int $inbox_id ): bool {
		$connections = $this->connections()->of_inbox( $inbox_id, Email_Channel::ID );
		$receives    = array_filter( $connections, static fn( Connection $connection ): bool => Receiving_Settings::of( $connection )->receives() );
		return $receives && ( '' !== (string) $this->inboxes()->find( $inbox_id )?->address || Ways_Out::has_own_sender( $connections ) );
	}

	/** Connections. */
	public function connections(): Connection_Repository {
		return $this->once( Connection_Repository::class, fn(): Connection_Repository => new Connection_Repository( $this->database(), $this->clock, $this->vault() ) );
	}

	/** Tokens of mailboxes. */
	public function mailbox_access(): Access {
		return $this->once( Access::class, fn(): Access => new Access( $this->connections(), new Token_Endpoint( $this->clock ), new Lease_Repository( $this->database(), $this->clock ), $this->clock ) );
	}

	/** Channels. A new channel is one more line here. */
	public function channels(): Channel_Registry {
		return $this->once(
			Channel_Registry::class,
			fn(): Channel_Registry => new Channel_Registry(
				fn(): array => [
					$this->email_channel(),
					new Form_Channel(),
					new Portal_Channel(),
				]
			)
		);
	}

	/** Which ticket a mail belongs to. */
	public function thread_finder(): Thread_Finder {
		return $this->once( Thread_Finder::class, fn(): Thread_Finder => new Thread_Finder( $this->reply_addresses(), $this->message_ids(), $this->thread_marks(), $this->messages(), $this->ticket_rows(), new Senders( $this->identities(), $this->participants(), $this->ticket_policy() ) ) );
	}

	/** Opens lines to mail servers. */
	public function dialer(): Dialer {
		$authority = (string) ( Tls::options( '' )['cafile'] ?? '' );
		return new Dialer( new Address_Check( Host_Guard::is_wanted( ... ) ), new Trusted_Authorities( '' === $authority ? [] : [ $authority ] ) );
	}

	/** The way in. */
	public function inbound(): Inbound {
		return $this->once(
			Inbound::class,
			fn(): Inbound => new Inbound(
				$this->inbound_rows(),
				$this->contact_verbs(),
				$this->tickets(),
				$this->database(),
				$this->inbound_filters()
			)
		);
	}

	/** The way out. */
	public function outbound(): Outbound {
		return $this->once(
			Outbound::class,
			fn(): Outbound => new Outbound(
				$this->messages(),
				$this->ticket_rows(),
				$this->attachment_rows(),
				$this->participants(),
				$this->envelopes(),
				$this->inboxes(),
				$this->contacts(),
				$this->contact_verbs(),
				$this->connections(),
				$this->channels(),
				$this->tickets(),
				new Handover_Repository( $this->database(), $this->clock )
			)
		);
	}

	/** Who does which job. */
	private function employ( Queue $queue ): Queue {
		$queue->handle( 'deliver_message', fn() => new Deliver_Message_Job( $this->outbound() ) );
		$queue->handle( 'close_ticket', fn() => new Close_Ticket_Job( $this->tickets(), $this->ticket_rows() ) );
		$queue->handle( 'wake_ticket', fn() => new Wake_Ticket_Job( $this->tickets(), $this->ticket_rows(), $this->clock ) );
		$queue->handle( 'notify', fn() => $this->notify_job() );
		$queue->handle( 'send_notice', fn() => $this->send_notice_job() );
		$queue->handle( Kept_Mails::JOB, fn() => new Import_Mail_Job( $this->importer() ) );
		$queue->handle( 'sign_in_link', fn() => $this->sign_in_link_job() );
		$this->employ_for_fetching( $queue );
		return $queue;
	}

	/**
	 * All modules, in the order of the floors.
	 *
	 * @return iterable<Module>
	 */
	public function modules(): iterable {
		yield new Contacts_Module( fn() => $this->identities() );
		yield new Agents_Module( $this->policy(), $this->roles(), $this->agents(), fn() => $this->agent_verbs(), fn( int $user, string $verb, int $ticket ): bool => $this->may_ticket( $user, $verb, $ticket ) );
		yield from $this->visitor_modules();
		yield $this->hook_module();
		yield new OAuth_Module( fn() => $this->authorization(), fn() => $this->secret_expiry(), fn() => $this->policy() );
		yield $this->receiving_module();
		yield $this->fetch_module();
		yield $this->privacy_module();
		yield $this->health_module();
		yield new Admin_Module( fn() => $this->policy(), fn() => new Boot( $this->policy(), $this->settings(), $this->events() ) );
	}

	/**
	 * All controllers.
	 *
	 * @return iterable<Controller>
	 */
	public function controllers(): iterable {
		yield from $this->ticket_controllers();
		yield from $this->people_controllers();
		yield from $this->mail_controllers();
		yield new Channels_Controller( self::schema( 'Channels/channel' ), $this->channels(), $this->policy() );
		yield new Connections_Controller( self::schema( 'Channels/connection' ), $this->connections(), $this->inbound_rows(), $this->channels(), $this->inboxes(), $this->policy() );
		yield $this->hook_controller();
		yield from $this->setup_controllers();
		yield new Authorization_Controller( self::schema( 'Channels/Email/OAuth/authorization' ), $this->connections(), $this->mailbox_access(), $this->authorization(), $this->secret_expiry(), $this->policy() );
		yield from $this->fetch_controllers();
		yield new Templates_Controller( self::schema( 'Mail/template' ), $this->templates(), new Renderer(), $this->policy() );
		yield new Preferences_Controller( self::schema( 'Notifications/preferences' ), new Preferences(), $this->policy() );
		yield from $this->visitor_controllers();
		yield new Settings_Controller( self::schema( 'Admin/settings' ), $this->settings(), $this->policy() );
	}

	/** What is done once a day. */
	public function tidy(): void {
		$this->tokens()->prune();
		$this->requests()->prune( $this->clock->now() - 14 * DAY_IN_SECONDS );
		$this->limits()->prune();
		$this->attachments()->delete_stale();
		$this->fetch_memory()->tidy();
		$this->kept_mails()->prune();
	}

	/**
	 * Controllers of tickets.
	 *
	 * @return iterable<Controller>
	 */
	private function ticket_controllers(): iterable {
		$policy   = $this->ticket_policy();
		$roles    = $this->policy();
		$items    = new Ticket_Items( $this->tags(), $this->field_values(), $this->reads(), $this->contacts(), $policy );
		$messages = new Message_Items( $this->attachment_rows(), $this->attachments(), $this->contacts(), $this->agents(), new Envelope_Items( $this->envelopes(), $this->participants(), $this->ticket_rows(), $policy, $this->agents() ) );
		$counters = new Counters_Controller( self::schema( 'Tickets/counters' ), $this->counters(), $policy, $roles );
		yield new Tickets_Controller( self::schema( 'Tickets/ticket' ), $this->tickets(), $this->ticket_rows(), $this->ticket_query(), $items, $policy, $roles, $this->reads(), $this->contact_verbs(), $this->contacts(), $this->database() );
		yield new Messages_Controller( self::schema( 'Tickets/message' ), $this->tickets(), $this->messages(), $messages, $policy, $roles );
		yield new Corrections_Controller( self::schema( 'Tickets/ticket' ), $this->corrections(), $this->messages(), $items, $policy, $roles );
		yield new Participants_Controller( self::schema( 'Tickets/participant' ), $this->participants(), $this->contacts(), $this->identities(), $policy, $roles );
		yield new Events_Controller( self::schema( 'Tickets/event' ), $this->events(), $messages, $policy, $roles );
		yield $counters;
		yield new Updates_Controller( self::schema( 'Tickets/updates' ), $this->events(), $this->ticket_rows(), $items, $counters, $policy, $roles, $this->queue() );
		yield new Tags_Controller( self::schema( 'Tickets/tag' ), $this->tags(), $roles );
		yield new Fields_Controller( self::schema( 'Tickets/field' ), $this->fields(), $roles );
		yield new Statuses_Controller( self::schema( 'Tickets/status' ), $this->statuses(), $roles );
		yield new Views_Controller( self::schema( 'Tickets/view' ), self::schema( 'Tickets/ticket' ), $this->views(), $roles );
		yield new Drafts_Controller( self::schema( 'Tickets/draft' ), $this->drafts(), $this->attachment_rows(), $this->attachments(), $policy, $roles );
		yield new Attachments_Controller( self::schema( 'Tickets/attachment' ), $this->attachments(), $this->attachment_rows(), $policy, $roles, $this->limits() );
	}

	/**
	 * Controllers of inboxes, agents and contacts.
	 *
	 * @return iterable<Controller>
	 */
	private function people_controllers(): iterable {
		$may   = fn( string $ability ): bool => $this->policy()->may( get_current_user_id(), $ability );
		$count = function ( array $contacts ): ?array {
			$inboxes = $this->policy()->inboxes( get_current_user_id() );
			return null === $inboxes ? null : $this->counters()->of_contacts( array_values( $contacts ), $inboxes );
		};
		$sees_all = function (): bool {
			$own = $this->policy()->inboxes( get_current_user_id() );
			return null === $own || ! array_diff( array_map( static fn( Inbox $inbox ): int => $inbox->id, $this->inboxes()->all() ), $own );
		};
		$disclosure = new Disclosure( $this->companies(), $sees_all, $count );
		yield new Contacts_Controller( self::schema( 'Contacts/contact' ), $this->contact_verbs(), $this->contacts(), $this->identities(), new Contact_Query( $this->database(), $this->identities() ), $may, $count, $disclosure );
		yield new Companies_Controller( self::schema( 'Contacts/company' ), $this->company_verbs(), $this->companies(), $may, $disclosure );
		yield new Agents_Controller( self::schema( 'Agents/agent' ), $this->agent_verbs(), $this->agents(), $this->teams(), $this->policy(), fn(): array => $this->inboxes()->inboxes_of_all() );
		yield new Teams_Controller( self::schema( 'Agents/team' ), $this->team_verbs(), $this->teams(), $this->policy() );
		yield new Inboxes_Controller( self::schema( 'Inboxes/inbox' ), $this->inbox_verbs(), $this->inboxes(), $may );
	}

	/** Sends by e-mail. */
	private function email_channel(): Email_Channel {
		$writer = new Reply_Writer( $this->letters(), $this->variables(), $this->message_ids(), $this->reply_addresses(), $this->thread_marks(), new Earlier_Mail_Query( $this->database() ), $this->agents(), $this->contacts() );
		return new Email_Channel( $this->ways_out(), $writer, $this->message_ids(), $this->messages(), $this->envelopes(), new Files_To_Go( $this->store(), $this->attachments() ), new Settings_Check( new Host_Guard() ) );
	}

	/** Mails by their inbox's way. */
	private function ways_out(): Ways_Out {
		return $this->once( Ways_Out::class, fn(): Ways_Out => new Ways_Out( $this->mailer(), $this->connections(), $this->mailbox_access(), new Mail_Parts( $this->message_ids() ), new Host_Guard() ) );
	}

	/** Consent of mailboxes' owners. */
	public function authorization(): Authorization {
		return $this->once( Authorization::class, fn(): Authorization => new Authorization( $this->connections(), $this->mailbox_access(), new Token_Endpoint( $this->clock ), $this->clock ) );
	}

	/** Ends of client secrets. */
	private function secret_expiry(): Secret_Expiry {
		return new Secret_Expiry( $this->connections(), $this->clock );
	}

	/** Personal data. */
	private function privacy_module(): Privacy_Module {
		return new Privacy_Module(
			fn(): Exporter => new Exporter(
				new Person_Query( $this->database() ),
				new Export_Query( $this->database() ),
				$this->identities(),
				function ( int $id ): string {
					$file = $this->attachment_rows()->find( $id );
					// WordPress keeps an export file for three days.
					return $file ? $this->attachments()->url( $file, 3 * DAY_IN_SECONDS ) : '';
				},
				fn( string $path, int $bytes ): string => $this->kept_mails()->beginning( $path, $bytes )
			),
			fn(): Eraser => new Eraser( $this->database(), new Person_Query( $this->database() ), new Erasure_Repository( $this->database() ), $this->ticket_rows(), $this->events(), $this->store(), static fn( int $user ): string => Attachments::owner_of_user( $user ) )
		);
	}

	/** Site Health. */
	private function health_module(): Health_Module {
		return new Health_Module(
			fn(): Checks => new Checks( $this->jobs(), new Files_Probe( $this->store() ), $this->clock, new Cron_Pace( $this->clock ) ),
			fn(): Jobs_Screen => new Jobs_Screen( $this->jobs(), $this->queue(), $this->clock ),
			fn(): Debug_Section => new Debug_Section( $this->jobs(), $this->store(), $this->settings(), $this->clock ),
			fn(): Cron_Pace => new Cron_Pace( $this->clock )
		);
	}

	/** Decides who is told of an event. */
	private function notify_job(): Notify_Job {
		return new Notify_Job( $this->events(), $this->ticket_rows(), $this->messages(), $this->participants(), $this->contact_verbs(), $this->recipients(), $this->notices(), $this->limits(), new Answer_Limit( $this->limits(), $this->clock ), $this->queue(), $this->database() );
	}

	/** Tells one person. */
	private function send_notice_job(): Send_Notice_Job {
		$writer = new Notice_Writer( $this->letters(), $this->variables(), $this->message_ids(), $this->reply_addresses(), $this->thread_marks(), $this->recipients(), $this->inboxes(), $this->agents(), $this->contacts(), $this->contact_verbs(), $this->participants(), $this->messages(), $this->attachment_rows() );
		return new Send_Notice_Job( $this->events(), $this->ticket_rows(), $writer, $this->notices(), $this->ways_out() );
	}

	/** Who is told. */
	private function recipients(): Recipients {
		return new Recipients( $this->inboxes(), $this->ticket_policy(), new Preferences() );
	}

	/** What was told. */
	private function notices(): Notice_Repository {
		return new Notice_Repository( $this->database(), $this->clock );
	}

	/**
	 * Whether a person may do something with a ticket, for WordPress's own capability check.
	 *
	 * @param int    $user   User.
	 * @param string $verb   See Ticket_Policy.
	 * @param int    $ticket Ticket.
	 */
	private function may_ticket( int $user, string $verb, int $ticket ): bool {
		$found = $this->ticket_rows()->find( $ticket );
		return $found && $this->ticket_policy()->may( $user, $verb, $found );
	}

	/**
	 * A schema file.
	 *
	 * @param string $name Path below includes without its ending.
	 */
	private static function schema( string $name ): Schema {
		return new Schema( DIR . "/includes/$name.schema.json" );
	}
}
