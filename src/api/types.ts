// Made from includes/**/*.schema.json by npm run types. Do not edit.

/**
 * General settings of the helpdesk.
 */
export interface Settings {
	/**
	 * Uninstalling removes all tickets, contacts and files.
	 */
	remove_data_on_uninstall: boolean;
	/**
	 * Addresses and CIDR ranges of proxies whose X-Forwarded-For is believed, separated by commas.
	 */
	trusted_proxy: string;
	/**
	 * Largest file, in megabytes.
	 */
	max_file_size: number;
	/**
	 * Page with the block My tickets; 0 for none.
	 */
	portal_page: number;
	/**
	 * Page with the ticket form; 0 for none.
	 */
	form_page: number;
}

export interface SettingsUpdate {
	/**
	 * Remove data.
	 */
	remove_data_on_uninstall?: boolean;
	/**
	 * Proxies.
	 */
	trusted_proxy?: string;
	/**
	 * Megabytes.
	 */
	max_file_size?: number;
	/**
	 * Page.
	 */
	portal_page?: number;
	/**
	 * Page.
	 */
	form_page?: number;
}

/**
 * A WordPress user with a Switchboard role.
 */
export interface Agent {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Display name.
	 */
	name: string;
	/**
	 * Address; only for managers and oneself.
	 */
	email: string | null;
	/**
	 * Role.
	 */
	role: 'manager' | 'agent' | 'light_agent' | null;
	/**
	 * Inboxes that the agent is a member of.
	 */
	inboxes: number[];
	/**
	 * Teams.
	 */
	teams: number[];
	/**
	 * Picture; null means initials.
	 */
	avatar: string | null;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface AgentCandidates {
	/**
	 * Part of a name or an address of a user who isn't an agent yet; empty finds the first ones.
	 */
	search?: string;
}

export interface AgentCreate {
	/**
	 * WordPress user.
	 */
	user: number;
	/**
	 * Role.
	 */
	role: 'manager' | 'agent' | 'light_agent';
	/**
	 * Inboxes.
	 */
	inboxes?: number[];
	/**
	 * Teams.
	 */
	teams?: number[];
}

export interface AgentUpdate {
	/**
	 * Role.
	 */
	role?: 'manager' | 'agent' | 'light_agent';
	/**
	 * Inboxes.
	 */
	inboxes?: number[];
	/**
	 * Teams.
	 */
	teams?: number[];
}

/**
 * A group of agents.
 */
export interface Team {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name, unique.
	 */
	name: string;
	/**
	 * Agents.
	 */
	members: number[];
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface TeamCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Agents.
	 */
	members?: number[];
}

export interface TeamUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Agents.
	 */
	members?: number[];
}

/**
 * A mailbox's access by OAuth 2.
 */
export interface Authorization {
	/**
	 * Provider by which the connection signs in; null for a password.
	 */
	provider: string | null;
	/**
	 * Name of the provider.
	 */
	label: string | null;
	/**
	 * Whether there is access.
	 */
	connected: boolean;
	/**
	 * Whose mailbox, as the provider says.
	 */
	account: string | null;
	/**
	 * Redirect address to register with the provider.
	 */
	redirect_uri: string;
	/**
	 * Whether the client secret expires.
	 */
	secret_state: 'none' | 'ok' | 'soon' | 'over';
	/**
	 * Where the person agrees; only in the answer to POST.
	 */
	url: string | null;
}

/**
 * One run in which a connection's mail was fetched. Of quiet ones only the last is kept.
 */
export interface MailFetch {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Began. RFC 3339, UTC.
	 */
	started_at: string;
	/**
	 * Ended. RFC 3339, UTC; null while it goes on, or when its process died.
	 */
	ended_at: string | null;
	/**
	 * Mails that were new on the server.
	 */
	found: number;
	/**
	 * Of these, mails that are here now.
	 */
	taken: number;
	/**
	 * Of these, mails that failed and are tried again.
	 */
	failed: number;
	/**
	 * What went wrong, with the server's own words; null for nothing.
	 */
	error: string | null;
}

export interface MailFetchList {
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

/**
 * A folder from which a connection's mail is fetched, compared with its server.
 */
export interface MailFolder {
	/**
	 * Path as the server writes it; empty for POP3.
	 */
	path: string;
	/**
	 * Path as people read it.
	 */
	name: string;
	/**
	 * Mails on the server when they were counted.
	 */
	on_server: number;
	/**
	 * Of these, mails that are here.
	 */
	here: number;
	/**
	 * Of these, mails that were left alone because they are older than what the connection takes in.
	 */
	older: number;
	/**
	 * Mails that could not be fetched although they were tried often; they are tried again once a day.
	 */
	given_up: number;
	/**
	 * Mails from before this moment are older. RFC 3339, UTC; null when all are taken in.
	 */
	since: string | null;
	/**
	 * Counted. RFC 3339, UTC; null for not yet.
	 */
	counted_at: string | null;
	/**
	 * Read. RFC 3339, UTC; null for not yet.
	 */
	fetched_at: string | null;
	/**
	 * What the server last refused for this folder; null for nothing.
	 */
	error: string | null;
}

/**
 * What became of a mail that was posted.
 */
export interface MailReceipt {
	/**
	 * A ticket was opened, the mail was appended to one, recorded on one without waking anybody, suspended until a person has looked at it, or it was here before and nothing happened.
	 */
	action: 'opened' | 'appended' | 'recorded' | 'suspended' | 'duplicate';
	/**
	 * Why, in one word such as follow-up, loop or failed; empty for an ordinary mail.
	 */
	reason: string;
	/**
	 * By which evidence the ticket was found, such as token or references; empty when none was.
	 */
	rule: string;
	/**
	 * Ticket; null when the mail lies on none.
	 */
	ticket: number | null;
	/**
	 * Message; null likewise.
	 */
	message: number | null;
}

/**
 * The connection's secret comes as a bearer token, as the password of HTTP Basic, in the header X-Switchboard-Secret or in the address.
 */
export interface MailPost {
	/**
	 * The raw mail. For a connection that is set up for a provider, the provider's own post.
	 */
	mail?: string;
	/**
	 * The connection's secret, for whoever can send no header.
	 */
	secret?: string;
	/**
	 * Of no meaning here: Mailgun sends whole mails only to an address that ends in mime.
	 */
	format?: string;
}

/**
 * A mail that the helpdesk sent to its own address, to see whether it arrives.
 */
export interface RoundTrip {
	/**
	 * Word by which the mail is found again.
	 */
	word: string;
	/**
	 * Came back. RFC 3339, UTC; null for not yet.
	 */
	arrived_at: string | null;
}

export interface RoundTripLook {
	/**
	 * Word by which the mail is found again.
	 */
	word: string;
}

/**
 * A connection whose mail could not be fetched for half an hour or longer.
 */
export interface Standstill {
	/**
	 * Connection.
	 */
	connection: number;
	/**
	 * Its name.
	 */
	name: string;
	/**
	 * Inbox that it feeds.
	 */
	inbox: number;
	/**
	 * The last success. RFC 3339, UTC.
	 */
	since: string;
	/**
	 * Why, with the server's own words, for those who can mend it; else null.
	 */
	reason: string | null;
}

/**
 * A folder of a mailbox.
 */
export interface MailboxFolder {
	/**
	 * As the server writes it: this goes into the settings.
	 */
	path: string;
	/**
	 * As people read it.
	 */
	name: string;
	/**
	 * What it is for.
	 */
	role:
		| 'inbox'
		| 'all'
		| 'archive'
		| 'drafts'
		| 'flagged'
		| 'junk'
		| 'sent'
		| 'trash'
		| null;
	/**
	 * Whether it holds mails.
	 */
	selectable: boolean;
}

export interface MailboxFolderList {
	/**
	 * Connection whose stored secrets may be used, with the account and servers that they were entered for.
	 */
	connection?: number;
	/**
	 * Channel.
	 */
	channel: string;
	/**
	 * Settings as they were typed, with the secrets that were.
	 */
	settings: {
		[ k: string ]: unknown;
	};
}

/**
 * What trying a connection's settings showed.
 */
export interface Trial {
	/**
	 * Whether all went well.
	 */
	ok: boolean;
	/**
	 * A few words.
	 */
	summary: string;
	/**
	 * What was done, in order.
	 */
	steps: {
		/**
		 * Whether it went well.
		 */
		ok: boolean;
		/**
		 * What was done.
		 */
		text: string;
	}[];
	/**
	 * The server's own words, or the system's; empty for none.
	 */
	answer: string;
	/**
	 * All that was said, without secrets: > ours, < the server's, * what happened.
	 */
	transcript: string[];
	/**
	 * What to do; empty for nothing.
	 */
	hint: string;
}

export interface TrialCreate {
	/**
	 * What is tried.
	 */
	what: 'receiving' | 'sending';
	/**
	 * Connection whose stored secrets may be used, with the account and servers that they were entered for.
	 */
	connection?: number;
	/**
	 * Channel.
	 */
	channel: string;
	/**
	 * Inbox from whose address a test mail comes.
	 */
	inbox?: number;
	/**
	 * Settings as they were typed, with the secrets that were.
	 */
	settings: {
		[ k: string ]: unknown;
	};
	/**
	 * Send a test mail to whoever asks.
	 */
	mail?: boolean;
}

/**
 * What a visitor's form was answered with.
 */
export interface Submission {
	/**
	 * The ticket's number; null when a person must look at the message first.
	 */
	number: number | null;
	/**
	 * Private link to the ticket; null without one.
	 */
	url: string | null;
}

export interface FormTokenRequest {
	/**
	 * SHA-256 of the form's sealed configuration, from the page.
	 */
	form: string;
}

export interface FormAttachmentCreate {
	/**
	 * The form's sealed configuration, from the page.
	 */
	config: string;
	/**
	 * From the token call.
	 */
	token: string;
	/**
	 * A secret that the visitor's browser made up; the file can be sent only with it.
	 */
	visitor: string;
}

export interface SubmissionCreate {
	/**
	 * The form's sealed configuration, from the page.
	 */
	config: string;
	/**
	 * From the token call; good for a day, for this form.
	 */
	token: string;
	/**
	 * Visitor's name.
	 */
	name?: string;
	/**
	 * Visitor's e-mail address; left out by a signed-in one.
	 */
	email?: string;
	/**
	 * Visitor's phone number.
	 */
	phone?: string;
	/**
	 * Subject.
	 */
	subject?: string;
	/**
	 * Message, plain text.
	 */
	message?: string;
	/**
	 * Priority.
	 */
	priority?: '' | 'low' | 'normal' | 'high' | 'urgent';
	/**
	 * Inbox, where the form asks for it.
	 */
	inbox?: number | string;
	/**
	 * Agreed to what the form asks for.
	 */
	consent?: boolean;
	/**
	 * Custom fields by key.
	 */
	fields?: {
		[ k: string ]: string | number | boolean | null;
	};
	/**
	 * Files that were stored with the same visitor secret.
	 */
	attachments?: number[];
	/**
	 * Secret of the visitor's browser.
	 */
	visitor?: string;
	/**
	 * Chosen by the sender; the same value makes a repeated request answer with what the first one made.
	 */
	client_id?: string;
	/**
	 * A field that people don't see; stays empty.
	 */
	website?: string;
	/**
	 * Other controls in the form by name, such as a captcha's answer.
	 */
	extra?: {
		[ k: string ]: string;
	};
}

/**
 * A sender whose messages are kept outside the tickets.
 */
export interface BlockedSender {
	/**
	 * Address, or a domain with its @.
	 */
	sender: string;
	/**
	 * Name of the agent who did it; empty for somebody who left.
	 */
	blocked_by: string;
	/**
	 * Since when. RFC 3339, UTC.
	 */
	created_at: string;
}

export interface BlockedSenderUnblock {
	/**
	 * As it was blocked.
	 */
	sender: string;
}

/**
 * A kind of door.
 */
export interface Channel {
	/**
	 * Identifier, such as form.
	 */
	id: string;
	/**
	 * Name.
	 */
	label: string;
	/**
	 * Name of an icon of @wordpress/icons.
	 */
	icon: string;
	/**
	 * What it can do.
	 *
	 * Items: Ability.
	 */
	abilities: (
		| 'receive'
		| 'send'
		| 'attachments'
		| 'html'
		| 'connect'
		| 'authorize'
		| 'test'
		| 'fetch'
	)[];
	/**
	 * Fields that the settings screen draws; empty for those who may not set up connections.
	 *
	 * Items: Field.
	 */
	settings_fields: {
		/**
		 * Key.
		 */
		key: string;
		/**
		 * Label.
		 */
		label: string;
		/**
		 * Type; test, access, post_to and copy have no value.
		 */
		type:
			| 'text'
			| 'number'
			| 'checkbox'
			| 'select'
			| 'secret'
			| 'email'
			| 'date'
			| 'list'
			| 'folder'
			| 'folders'
			| 'test'
			| 'access'
			| 'post_to'
			| 'copy';
		/**
		 * Help.
		 */
		help: string;
		/**
		 * Options.
		 *
		 * Items: Option.
		 */
		options: {
			/**
			 * Value.
			 */
			value: string;
			/**
			 * Label.
			 */
			label: string;
			/**
			 * It counts only while one of these is true: each names settings and the values of which they must have one. Empty: always.
			 *
			 * Items: Condition.
			 */
			when: {
				[ k: string ]: string[];
			}[];
		}[];
		/**
		 * Heading that it stands under.
		 */
		group: string;
		/**
		 * It counts only while one of these is true: each names settings and the values of which they must have one. Empty: always.
		 *
		 * Items: Condition.
		 */
		when: {
			[ k: string ]: string[];
		}[];
		/**
		 * Example.
		 */
		placeholder: string;
		/**
		 * How much of a line it takes.
		 */
		width: 'full' | 'half' | 'quarter';
		/**
		 * It can't be left empty while it counts.
		 */
		required: boolean;
		/**
		 * Shown only to whoever opens the rest of its group.
		 */
		folded: boolean;
		/**
		 * A secret that the site may make up.
		 */
		generate: boolean;
		/**
		 * Settings that say where a secret goes: when one changes, it must be entered again.
		 */
		bound: string[];
		/**
		 * What a test tries: receiving or sending; empty for other fields.
		 */
		tests: '' | 'receiving' | 'sending';
	}[];
	/**
	 * Ways to begin a connection; empty for those who may not set up connections.
	 *
	 * Items: Preset.
	 */
	presets: {
		/**
		 * Identifier, such as gmail.
		 */
		id: string;
		/**
		 * Name.
		 */
		label: string;
		/**
		 * A few words under it.
		 */
		hint: string;
		/**
		 * Heading that it stands under.
		 */
		group: string;
		/**
		 * Settings that a new connection begins with.
		 */
		settings: {
			[ k: string ]: unknown;
		};
		/**
		 * What surprises people there.
		 */
		note: string;
		/**
		 * What to do there, a sentence each.
		 */
		steps: string[];
		/**
		 * Pages of the provider.
		 */
		links: {
			/**
			 * Words.
			 */
			label: string;
			/**
			 * Address.
			 */
			url: string;
		}[];
	}[];
}

/**
 * One configured door; feeds one inbox.
 */
export interface Connection {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Channel.
	 */
	channel: string;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Inbox.
	 */
	inbox: number;
	/**
	 * As the channel's settings_fields say; secrets only say whether they are set.
	 */
	settings: {
		[ k: string ]: unknown;
	};
	/**
	 * Address that customers write to by it.
	 */
	address: string | null;
	/**
	 * Whether it is fetched from a server.
	 */
	fetches: boolean;
	/**
	 * Web address that mail is posted to, where somebody else's server posts it.
	 */
	post_to: string | null;
	/**
	 * On.
	 */
	enabled: boolean;
	/**
	 * State.
	 */
	state: 'ok' | 'error' | 'reconnect';
	/**
	 * Why.
	 */
	state_reason: string | null;
	/**
	 * When its server was last asked with success. RFC 3339, UTC.
	 */
	fetched_at: string | null;
	/**
	 * When something last came by it. RFC 3339, UTC.
	 */
	received_at: string | null;
	/**
	 * When the oldest message came that has not become anything yet. RFC 3339, UTC; null when none waits.
	 */
	waiting_since: string | null;
	/**
	 * Added. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface ConnectionCreate {
	/**
	 * Channel.
	 */
	channel: string;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Inbox.
	 */
	inbox: number;
	settings?: {
		[ k: string ]: unknown;
	};
	/**
	 * On.
	 */
	enabled?: boolean;
}

export interface ConnectionUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Inbox.
	 */
	inbox?: number;
	settings?: {
		[ k: string ]: unknown;
	};
	/**
	 * On.
	 */
	enabled?: boolean;
}

/**
 * A message that waits for a person, outside the tickets.
 */
export interface Suspended {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * `suspended` by a filter, or `quarantined` because it could not be taken in.
	 */
	state: 'suspended' | 'quarantined';
	/**
	 * Inbox that it was for.
	 */
	inbox: number;
	/**
	 * Address in From, hostile text.
	 */
	sender: string;
	/**
	 * Subject, hostile text.
	 */
	subject: string;
	/**
	 * Word of the filter; of a quarantined one, what went wrong.
	 */
	reason: string;
	/**
	 * Bytes.
	 */
	size: number;
	/**
	 * Came in. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * What can be done with it.
	 */
	permissions: {
		release: boolean;
		replay: boolean;
		block: boolean;
	};
}

export interface SuspendedList {
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

export interface SuspendedBlock {
	/**
	 * Block all senders of the domain.
	 */
	domain?: boolean;
}

/**
 * A firm that contacts belong to.
 */
export interface Company {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * E-mail domains whose people belong to it.
	 *
	 * Items: Domain.
	 */
	domains: string[];
	/**
	 * Its people see one another's tickets.
	 */
	share_tickets: boolean;
	/**
	 * Agent.
	 */
	account_manager: number | null;
	/**
	 * Only agents see it.
	 */
	notes: string;
	/**
	 * People.
	 */
	contact_count: number;
	/**
	 * Added. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface CompanyCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Domains.
	 *
	 * Items: Domain.
	 */
	domains?: string[];
	/**
	 * Share.
	 */
	share_tickets?: boolean;
	/**
	 * Agent.
	 */
	account_manager?: number | null;
	/**
	 * Notes.
	 */
	notes?: string;
}

export interface CompanyUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Domains.
	 *
	 * Items: Domain.
	 */
	domains?: string[];
	/**
	 * Share.
	 */
	share_tickets?: boolean;
	/**
	 * Agent.
	 */
	account_manager?: number | null;
	/**
	 * Notes.
	 */
	notes?: string;
}

export interface CompanyList {
	/**
	 * Beginning of a name.
	 */
	search?: string;
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

/**
 * A person who writes.
 */
export interface Contact {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * First e-mail address.
	 */
	email: string | null;
	/**
	 * Identities.
	 *
	 * Items: One way to reach or recognise a contact.
	 */
	identities: {
		/**
		 * Identifier.
		 */
		id: number;
		/**
		 * Type.
		 */
		type: 'email' | 'phone' | 'wp_user';
		/**
		 * Address, number or user id.
		 */
		value: string;
		/**
		 * What a person reads: the value, or a user's name.
		 */
		label: string;
		/**
		 * Verified by a link or sign-in, or only claimed.
		 */
		status: 'verified' | 'claimed';
	}[];
	/**
	 * Company.
	 */
	company: number | null;
	/**
	 * Language tag.
	 */
	language: string;
	/**
	 * Channel that the contact likes best.
	 */
	preferred_channel: string;
	/**
	 * Time zone.
	 */
	timezone: string;
	/**
	 * Only agents see it.
	 */
	notes: string;
	/**
	 * Tickets, in the inboxes that the person who asks sees.
	 */
	ticket_count: number;
	/**
	 * Wrote last. RFC 3339, UTC.
	 */
	last_seen_at: string | null;
	/**
	 * Added. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface ContactMerge {
	/**
	 * The contact that stays.
	 */
	into: number;
}

export interface ContactCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * E-mail.
	 */
	email?: string;
	/**
	 * Phone.
	 */
	phone?: string;
	/**
	 * Company.
	 */
	company?: number | null;
	/**
	 * Language.
	 */
	language?: string;
	/**
	 * Notes.
	 */
	notes?: string;
}

export interface ContactUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Company.
	 */
	company?: number | null;
	/**
	 * Language.
	 */
	language?: string;
	/**
	 * Channel.
	 */
	preferred_channel?: string;
	/**
	 * Zone.
	 */
	timezone?: string;
	/**
	 * Notes.
	 */
	notes?: string;
	/**
	 * Adds one.
	 */
	add_identity?: {
		/**
		 * Type.
		 */
		type: 'email' | 'phone';
		/**
		 * Value.
		 */
		value: string;
	};
	/**
	 * Removes one.
	 */
	remove_identity?: number;
}

export interface ContactList {
	/**
	 * Beginning of a name, or an e-mail address.
	 */
	search?: string;
	/**
	 * Company.
	 */
	company?: number;
	/**
	 * Sort.
	 */
	sort?: 'name' | 'created' | 'last_seen';
	/**
	 * Direction.
	 */
	order?: 'asc' | 'desc';
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

/**
 * A queue where tickets gather.
 */
export interface Inbox {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * From address of its mail; empty for the site's.
	 */
	address: string;
	/**
	 * From name.
	 */
	from_name: string;
	/**
	 * Under each reply; HTML.
	 */
	signature: string;
	/**
	 * Agents who see it.
	 */
	members: number[];
	/**
	 * Team for new tickets.
	 */
	default_team: number | null;
	/**
	 * Days until a solved ticket is closed; 0 never.
	 */
	close_after_days: number;
	/**
	 * Days after closing in which a reply still reopens; then a follow-up is opened.
	 */
	reopen_days: number;
	/**
	 * Tell the customer that a ticket was received.
	 */
	send_received: boolean;
	/**
	 * Order.
	 */
	position: number;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface InboxCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Address.
	 */
	address?: string;
	/**
	 * From name.
	 */
	from_name?: string;
	/**
	 * Signature.
	 */
	signature?: string;
	/**
	 * Agents.
	 */
	members?: number[];
	/**
	 * Team.
	 */
	default_team?: number | null;
	/**
	 * Days.
	 */
	close_after_days?: number;
	/**
	 * Days.
	 */
	reopen_days?: number;
	/**
	 * Tell.
	 */
	send_received?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}

export interface InboxUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Address.
	 */
	address?: string;
	/**
	 * From name.
	 */
	from_name?: string;
	/**
	 * Signature.
	 */
	signature?: string;
	/**
	 * Agents.
	 */
	members?: number[];
	/**
	 * Team.
	 */
	default_team?: number | null;
	/**
	 * Days.
	 */
	close_after_days?: number;
	/**
	 * Days.
	 */
	reopen_days?: number;
	/**
	 * Tell.
	 */
	send_received?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}

/**
 * The words of one kind of mail.
 */
export interface Template {
	/**
	 * Kind of mail.
	 */
	id:
		| 'ticket_received'
		| 'reply'
		| 'forward'
		| 'ticket_solved'
		| 'sign_in_link'
		| 'confirm_address'
		| 'agent_new'
		| 'agent_assigned'
		| 'agent_customer_replied'
		| 'agent_mentioned';
	/**
	 * Name.
	 */
	label: string;
	/**
	 * Who gets it.
	 */
	audience: 'customer' | 'agent';
	/**
	 * Subject with variables such as {{ticket.number}}.
	 */
	subject: string;
	/**
	 * HTML with variables.
	 */
	body: string;
	/**
	 * Sent at all.
	 */
	enabled: boolean;
	/**
	 * Can't be switched off: somebody waits for it.
	 */
	always_sent: boolean;
	/**
	 * Differs from the built-in words.
	 */
	is_changed: boolean;
	/**
	 * Variables that can stand in it.
	 *
	 * Items: Variable.
	 */
	variables: {
		/**
		 * Name.
		 */
		name: string;
		/**
		 * Meaning.
		 */
		label: string;
	}[];
}

export interface TemplateUpdate {
	/**
	 * Subject.
	 */
	subject?: string;
	/**
	 * Body.
	 */
	body?: string;
	/**
	 * Sent.
	 */
	enabled?: boolean;
}

export interface TemplatePreview {
	/**
	 * Subject.
	 */
	subject: string;
	/**
	 * Body.
	 */
	body: string;
}

/**
 * Which mails an agent gets.
 */
export interface NotificationPreferences {
	/**
	 * By e-mail.
	 */
	agent_new: boolean;
	/**
	 * By e-mail.
	 */
	agent_assigned: boolean;
	/**
	 * By e-mail.
	 */
	agent_customer_replied: boolean;
	/**
	 * By e-mail.
	 */
	agent_mentioned: boolean;
}

export interface NotificationPreferencesUpdate {
	/**
	 * By e-mail.
	 */
	agent_new?: boolean;
	/**
	 * By e-mail.
	 */
	agent_assigned?: boolean;
	/**
	 * By e-mail.
	 */
	agent_customer_replied?: boolean;
	/**
	 * By e-mail.
	 */
	agent_mentioned?: boolean;
}

/**
 * A ticket as its customer sees it.
 */
export interface CustomerTicket {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Number.
	 */
	number: number;
	/**
	 * Subject.
	 */
	subject: string;
	/**
	 * Status category.
	 */
	status:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Status in the customer's words.
	 */
	status_label: string;
	/**
	 * Who opened it.
	 */
	contact_name: string;
	/**
	 * Opened. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * Last message. RFC 3339, UTC.
	 */
	last_activity_at: string;
	/**
	 * Public custom fields.
	 *
	 * Items: Field.
	 */
	fields: {
		/**
		 * Label.
		 */
		label: string;
		/**
		 * Value.
		 */
		value: string;
	}[];
	/**
	 * Replies, oldest first; only when one ticket is read.
	 *
	 * Items: Reply.
	 */
	messages: {
		/**
		 * Id.
		 */
		id: number;
		/**
		 * Name.
		 */
		author: string;
		/**
		 * Written by the reader.
		 */
		mine: boolean;
		/**
		 * Written by us.
		 */
		from_team: boolean;
		/**
		 * Safe HTML.
		 */
		html: string;
		/**
		 * Written. RFC 3339, UTC.
		 */
		created_at: string;
		/**
		 * Files.
		 *
		 * Items: A file on a message.
		 */
		attachments: {
			/**
			 * Identifier.
			 */
			id: number;
			/**
			 * File name, hostile text.
			 */
			name: string;
			/**
			 * Media type.
			 */
			type: string;
			/**
			 * Bytes.
			 */
			size: number;
			/**
			 * Shown inside the text.
			 */
			inline: boolean;
			/**
			 * Content id that the text refers to.
			 */
			cid: string | null;
			/**
			 * Pixels.
			 */
			width: number | null;
			/**
			 * Pixels.
			 */
			height: number | null;
			/**
			 * Signed address that expires.
			 */
			url: string;
		}[];
	}[];
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		reply: boolean;
		close: boolean;
		reopen: boolean;
	};
}

export interface CustomerTicketList {
	/**
	 * One's own, or those of one's colleagues where the company shares them.
	 */
	scope?: 'mine' | 'company';
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

export interface CustomerReplyCreate {
	/**
	 * Plain text.
	 */
	text: string;
	/**
	 * Files that this visitor uploaded.
	 */
	attachments?: number[];
	/**
	 * Chosen by the sender; the same value makes a repeated request answer with what the first one made.
	 */
	client_id?: string;
}

export interface CustomerTicketUpdate {
	/**
	 * Solved, or open again.
	 */
	status: 'solved' | 'open';
}

/**
 * Who is on the customers' page.
 */
export interface PortalSession {
	/**
	 * By what right: a signed-in user, a contact's link, one ticket's link, or none.
	 */
	kind: 'user' | 'contact' | 'ticket' | 'none';
	/**
	 * Name to greet; null where there is none.
	 */
	name: string | null;
	/**
	 * For the header X-WP-Nonce of a signed-in user's calls; null for others.
	 */
	nonce: string | null;
	/**
	 * Ticket that the link opens.
	 */
	ticket: number | null;
	/**
	 * Colleagues' tickets are open to the person.
	 */
	company: boolean;
	/**
	 * The signed-in user's own address that no link was opened at yet.
	 */
	unproved: string | null;
	/**
	 * A link was sent along that is over.
	 */
	expired: boolean;
}

export interface PortalLinkRequest {
	/**
	 * Address to send a link to; left out by a signed-in user, whose own address it is.
	 */
	email?: string;
}

export interface PortalVerifyRequest {
	/**
	 * From the link.
	 */
	token: string;
}

/**
 * A file kept in a private place.
 */
export interface Attachment {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * File name, hostile text.
	 */
	name: string;
	/**
	 * Media type.
	 */
	type: string;
	/**
	 * Bytes.
	 */
	size: number;
	/**
	 * Shown inside the text.
	 */
	inline: boolean;
	/**
	 * Content id that the text refers to.
	 */
	cid: string | null;
	/**
	 * Pixels.
	 */
	width: number | null;
	/**
	 * Pixels.
	 */
	height: number | null;
	/**
	 * Signed address that expires.
	 */
	url: string;
}

/**
 * How many tickets each view holds for the person who asks.
 */
export interface Counters {
	/**
	 * New and open, not snoozed.
	 */
	waiting: number;
	/**
	 * Open in any category, assigned to me.
	 */
	mine: number;
	/**
	 * Not solved, nobody's.
	 */
	unassigned: number;
	/**
	 * New, open, pending, on hold; not snoozed.
	 */
	all_open: number;
	/**
	 * Snoozed.
	 */
	snoozed: number;
	/**
	 * Pending.
	 */
	pending: number;
	/**
	 * On hold.
	 */
	on_hold: number;
	/**
	 * Solved.
	 */
	solved: number;
	/**
	 * Closed.
	 */
	closed: number;
	/**
	 * Spam.
	 */
	spam: number;
	/**
	 * Trash.
	 */
	trash: number;
	/**
	 * Waiting by inbox identifier.
	 */
	inboxes: {
		[ k: string ]: number;
	};
	/**
	 * Waiting by team identifier.
	 */
	teams: {
		[ k: string ]: number;
	};
}

/**
 * A text that one agent hasn't sent yet.
 */
export interface Draft {
	/**
	 * Ticket.
	 */
	ticket: number;
	/**
	 * Kind.
	 */
	kind: 'reply' | 'note' | 'forward';
	/**
	 * Text.
	 */
	html: string;
	/**
	 * Identifiers of uploaded files of one's own that belong to no message yet.
	 */
	attachments: number[];
	/**
	 * Whom it is to go to, as far as the agent said so; null leaves that to the ticket.
	 */
	recipients: {
		/**
		 * Address, finished or not.
		 */
		to: string;
		/**
		 * Who gets a copy; null for those on Cc in the ticket.
		 */
		cc: string[] | null;
		/**
		 * Who gets a copy unseen.
		 */
		bcc: string[];
		/**
		 * Messages that are passed on; null for all.
		 */
		forwarded: number[] | null;
	} | null;
	/**
	 * Saved. RFC 3339, UTC.
	 */
	updated_at: string;
}

export interface DraftUpdate {
	/**
	 * Kind.
	 */
	kind: 'reply' | 'note' | 'forward';
	/**
	 * Text; empty removes the draft.
	 */
	html: string;
	/**
	 * Identifiers of uploaded files of one's own that belong to no message yet.
	 */
	attachments?: number[];
	/**
	 * Whom it is to go to, as far as the agent said so; null leaves that to the ticket.
	 */
	recipients?: {
		/**
		 * Address, finished or not.
		 */
		to: string;
		/**
		 * Who gets a copy; null for those on Cc in the ticket.
		 */
		cc: string[] | null;
		/**
		 * Who gets a copy unseen.
		 */
		bcc: string[];
		/**
		 * Messages that are passed on; null for all.
		 */
		forwarded: number[] | null;
	} | null;
}

/**
 * One fact that happened; append-only.
 */
export interface Event {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Ticket.
	 */
	ticket: number;
	/**
	 * What happened, past tense, such as status_changed.
	 */
	name: string;
	/**
	 * A person.
	 */
	actor: {
		/**
		 * What the person is.
		 */
		type: 'contact' | 'agent' | 'system';
		/**
		 * Contact or user identifier; 0 for the system.
		 */
		id: number;
		/**
		 * Display name.
		 */
		name: string;
	};
	/**
	 * Identifiers and values before and after; never personal text.
	 */
	payload: {
		[ k: string ]: unknown;
	};
	/**
	 * When. RFC 3339, UTC.
	 */
	created_at: string;
}

export interface EventList {
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

/**
 * A custom field of tickets.
 */
export interface Field {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name in the interface; fixed once made.
	 */
	key: string;
	/**
	 * Label.
	 */
	label: string;
	/**
	 * Type.
	 */
	type: 'text' | 'number' | 'date' | 'choice' | 'checkbox';
	/**
	 * Choices.
	 *
	 * Items: Choice.
	 */
	choices: string[];
	/**
	 * Help for the person who fills it in.
	 */
	description: string;
	/**
	 * A ticket can't be solved without it.
	 */
	required_to_solve: boolean;
	/**
	 * Customers see it on their pages.
	 */
	public: boolean;
	/**
	 * Order.
	 */
	position: number;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface FieldCreate {
	/**
	 * Made from the label when left out.
	 */
	key?: string;
	/**
	 * Label.
	 */
	label: string;
	/**
	 * Type.
	 */
	type: 'text' | 'number' | 'date' | 'choice' | 'checkbox';
	/**
	 * Choices.
	 *
	 * Items: Choice.
	 */
	choices?: string[];
	/**
	 * Help.
	 */
	description?: string;
	/**
	 * Needed to solve.
	 */
	required_to_solve?: boolean;
	/**
	 * Public.
	 */
	public?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}

export interface FieldUpdate {
	/**
	 * Label.
	 */
	label?: string;
	/**
	 * Choices.
	 *
	 * Items: Choice.
	 */
	choices?: string[];
	/**
	 * Help.
	 */
	description?: string;
	/**
	 * Needed to solve.
	 */
	required_to_solve?: boolean;
	/**
	 * Public.
	 */
	public?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}

/**
 * One entry in a ticket.
 */
export interface Message {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Ticket identifier.
	 */
	ticket: number;
	/**
	 * Place in the ticket, from 1.
	 */
	sequence: number;
	/**
	 * A reply goes between us and the customer; a note stays inside; a forward goes between us and somebody else, and the customer sees neither it nor its answers.
	 */
	kind: 'reply' | 'note' | 'forward';
	/**
	 * Who wrote: in from outside, out from us.
	 */
	direction: 'in' | 'out';
	/**
	 * Channel that it came or goes by.
	 */
	channel: string;
	/**
	 * Connection that it came or goes by.
	 */
	connection: number | null;
	/**
	 * A person.
	 */
	author: {
		/**
		 * What the person is.
		 */
		type: 'contact' | 'agent' | 'system';
		/**
		 * Contact or user identifier; 0 for the system.
		 */
		id: number;
		/**
		 * Display name.
		 */
		name: string;
	};
	/**
	 * What the customer or whoever else wrote it is on the ticket today; null for agents and machines.
	 */
	author_role: 'requester' | 'cc' | 'claimed' | 'consulted' | null;
	/**
	 * Safe HTML without the quoted history.
	 */
	html: string;
	/**
	 * Safe HTML of the quoted history; null where there is none.
	 */
	quote: string | null;
	/**
	 * Plain text of the whole.
	 */
	text: string;
	/**
	 * Files.
	 *
	 * Items: A file on a message.
	 */
	attachments: {
		/**
		 * Identifier.
		 */
		id: number;
		/**
		 * File name, hostile text.
		 */
		name: string;
		/**
		 * Media type.
		 */
		type: string;
		/**
		 * Bytes.
		 */
		size: number;
		/**
		 * Shown inside the text.
		 */
		inline: boolean;
		/**
		 * Content id that the text refers to.
		 */
		cid: string | null;
		/**
		 * Pixels.
		 */
		width: number | null;
		/**
		 * Pixels.
		 */
		height: number | null;
		/**
		 * Signed address that expires.
		 */
		url: string;
	}[];
	/**
	 * Agents mentioned in a note.
	 */
	mentions: number[];
	/**
	 * Written by a machine: recorded, and nothing else happened.
	 */
	automatic: boolean;
	/**
	 * From whom to whom it went by mail, and why it is here; null for what came or went otherwise.
	 */
	envelope: {
		/**
		 * Sender.
		 */
		from: {
			/**
			 * E-mail address.
			 */
			email: string;
			/**
			 * Name, hostile text; may be empty.
			 */
			name: string;
		} | null;
		/**
		 * Recipients.
		 *
		 * Items: A recipient.
		 */
		to: {
			/**
			 * E-mail address.
			 */
			email: string;
			/**
			 * Name, hostile text; may be empty.
			 */
			name: string;
		}[];
		/**
		 * Who got a copy.
		 *
		 * Items: A recipient.
		 */
		cc: {
			/**
			 * E-mail address.
			 */
			email: string;
			/**
			 * Name, hostile text; may be empty.
			 */
			name: string;
		}[];
		/**
		 * Who got a copy unseen.
		 *
		 * Items: A recipient.
		 */
		bcc: {
			/**
			 * E-mail address.
			 */
			email: string;
			/**
			 * Name, hostile text; may be empty.
			 */
			name: string;
		}[];
		/**
		 * Which evidence brought it to its ticket, such as in-reply-to.
		 */
		rule: string | null;
		/**
		 * Why that was enough, or was not, such as signed or stranger.
		 */
		reason: string | null;
		/**
		 * By what a machine gave itself away; null for what a person wrote.
		 */
		automatic: string | null;
		/**
		 * Ticket that it may belong to.
		 */
		suggested_ticket: {
			/**
			 * Identifier.
			 */
			id: number;
			/**
			 * Number.
			 */
			number: number;
			/**
			 * Subject.
			 */
			subject: string;
		} | null;
		/**
		 * Agent who passed a customer’s mail on.
		 */
		forwarded_by: {
			/**
			 * User identifier.
			 */
			id: number;
			/**
			 * Name.
			 */
			name: string;
		} | null;
		/**
		 * Whether there was a mail, which may be kept as it came.
		 */
		has_original: boolean;
	} | null;
	/**
	 * What became of an outgoing reply; null for what isn't sent.
	 */
	delivery: {
		/**
		 * State.
		 */
		state:
			| 'queued'
			| 'sent'
			| 'delayed'
			| 'delivered'
			| 'failed'
			| 'bounced'
			| 'cancelled';
		/**
		 * Address.
		 */
		to: string;
		/**
		 * Why it failed.
		 */
		reason: string | null;
		/**
		 * Last change. RFC 3339, UTC.
		 */
		at: string | null;
		/**
		 * Next try. RFC 3339, UTC.
		 */
		next_try_at: string | null;
	} | null;
	/**
	 * Sender's own id.
	 */
	client_id: string | null;
	/**
	 * Written. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		retry: boolean;
		cancel: boolean;
	};
}

export interface MessageCreate {
	/**
	 * Kind.
	 */
	kind: 'reply' | 'note' | 'forward';
	/**
	 * Safe HTML is kept, the rest is dropped.
	 */
	html: string;
	/**
	 * Identifiers of uploaded files of one’s own that belong to no message yet; of a forward, also of files on the messages that it passes on.
	 */
	attachments?: number[];
	/**
	 * Agents to tell.
	 */
	mentions?: number[];
	/**
	 * Status to set with it.
	 */
	status?:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Own status to set with it.
	 */
	custom_status?: number | null;
	/**
	 * Version of the ticket that the writer saw; a stale one answers 409 with what changed.
	 */
	version?: number;
	/**
	 * Chosen by the sender; the same value makes a repeated request answer with what the first one made.
	 */
	client_id?: string;
	/**
	 * Not before. RFC 3339, UTC.
	 */
	available_at?: string | null;
	/**
	 * Of a reply: an address that the customer wrote from or that is verified as theirs; the first of these when left out. Of a forward: whom it goes to.
	 */
	to?: string;
	/**
	 * Who gets a copy. When left out, a reply goes to those on Cc in the ticket; whoever is new takes part in the ticket from then on.
	 *
	 * Items: E-mail address.
	 */
	cc?: string[];
	/**
	 * Who gets a copy unseen.
	 *
	 * Items: E-mail address.
	 */
	bcc?: string[];
	/**
	 * Of a forward: the messages that it passes on, never notes; when left out, all that was said with the customer.
	 */
	forwarded?: number[];
}

export interface MessageList {
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
	/**
	 * By sequence.
	 */
	order?: 'asc' | 'desc';
}

/**
 * Somebody outside who takes part in a ticket.
 */
export interface Participant {
	/**
	 * Contact identifier.
	 */
	contact: number;
	/**
	 * Name, else address.
	 */
	name: string;
	/**
	 * `requester` asked, `cc` reads along, `claimed` wrote without being invited, `consulted` was asked by a forward; the last two read nothing.
	 */
	role: 'requester' | 'cc' | 'claimed' | 'consulted';
	/**
	 * Address by which replies reach this person; may be empty.
	 */
	address: string;
	/**
	 * All e-mail addresses of this person.
	 *
	 * Items: An address.
	 */
	addresses: {
		/**
		 * E-mail address.
		 */
		email: string;
		/**
		 * Proved to be this person's.
		 */
		verified: boolean;
		/**
		 * Why a mail server refuses this address for good; null where none does.
		 */
		refused: string | null;
	}[];
}

/**
 * A status label inside a fixed category.
 */
export interface Status {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Category.
	 */
	category:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Shown to agents.
	 */
	label: string;
	/**
	 * Shown to customers.
	 */
	customer_label: string;
	/**
	 * What the category alone means.
	 */
	is_default: boolean;
	/**
	 * Order.
	 */
	position: number;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface StatusCreate {
	/**
	 * Category.
	 */
	category:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Label.
	 */
	label: string;
	/**
	 * Shown to customers.
	 */
	customer_label?: string;
	/**
	 * Order.
	 */
	position?: number;
}

export interface StatusUpdate {
	/**
	 * Label; empty brings the built-in one back.
	 */
	label?: string;
	/**
	 * Shown to customers.
	 */
	customer_label?: string;
	/**
	 * Order.
	 */
	position?: number;
}

/**
 * A word that groups tickets.
 */
export interface Tag {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name, unique.
	 */
	name: string;
	/**
	 * Colour of the dot.
	 */
	color: string;
	/**
	 * Tickets with it in all inboxes; null for whoever doesn't see them all.
	 */
	ticket_count: number | null;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface TagCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Colour.
	 */
	color?: string;
}

export interface TagUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Colour.
	 */
	color?: string;
}

/**
 * One matter of one customer.
 */
export interface Ticket {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * The label shown as #1042; unique.
	 */
	number: number;
	/**
	 * What it is about.
	 */
	subject: string;
	/**
	 * Status category.
	 */
	status:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * A site's own status inside the category; null is the category's default.
	 */
	custom_status: number | null;
	/**
	 * Priority.
	 */
	priority: 'low' | 'normal' | 'high' | 'urgent';
	/**
	 * Inbox identifier.
	 */
	inbox: number;
	/**
	 * Contact identifier.
	 */
	contact: number;
	/**
	 * The contact's name.
	 */
	contact_name: string;
	/**
	 * Company identifier.
	 */
	company: number | null;
	/**
	 * User identifier of the agent who owns it.
	 */
	assignee: number | null;
	/**
	 * Team identifier.
	 */
	team: number | null;
	/**
	 * Tag identifiers.
	 */
	tags: number[];
	/**
	 * Values of custom fields by field key. Null clears a value.
	 */
	fields: {
		[ k: string ]: string | number | boolean | null;
	};
	/**
	 * Channel of the first message.
	 */
	first_channel: string;
	/**
	 * Channel of the customer's last message.
	 */
	last_channel: string;
	/**
	 * Beginning of the last message's text.
	 */
	snippet: string;
	/**
	 * Replies and notes that the person may read.
	 */
	message_count: number;
	/**
	 * Something came that the person who asks has not seen.
	 */
	unread: boolean;
	/**
	 * Since when the customer waits for us. RFC 3339, UTC.
	 */
	waiting_since: string | null;
	/**
	 * Last message or change that a person made. RFC 3339, UTC.
	 */
	last_activity_at: string;
	/**
	 * When an answer is due. RFC 3339, UTC.
	 */
	due_at: string | null;
	/**
	 * Hidden from open lists until then. RFC 3339, UTC.
	 */
	snoozed_until: string | null;
	/**
	 * Opened. RFC 3339, UTC.
	 */
	created_at: string;
	/**
	 * Last solved. RFC 3339, UTC.
	 */
	solved_at: string | null;
	/**
	 * Closed. RFC 3339, UTC.
	 */
	closed_at: string | null;
	/**
	 * Grows with each change; send it back to find out about changes by others.
	 */
	version: number;
	/**
	 * Ticket that this one was merged into.
	 */
	merged_into: number | null;
	/**
	 * Closed ticket that this one goes on from.
	 */
	follow_up_of: number | null;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		reply: boolean;
		note: boolean;
		update: boolean;
		delete: boolean;
	};
}

export interface TicketCreate {
	/**
	 * Inbox identifier.
	 */
	inbox: number;
	/**
	 * What it is about.
	 */
	subject: string;
	/**
	 * An existing contact, or a person to find or add.
	 */
	contact: ById | ByAddress;
	/**
	 * First message.
	 */
	message: {
		/**
		 * Safe HTML is kept, the rest is dropped.
		 */
		html: string;
		/**
		 * Identifiers of uploaded files of one's own that belong to no message yet.
		 */
		attachments?: number[];
		/**
		 * `reply` is sent to the customer; `note` stays inside; `customer` records what the customer said.
		 */
		kind?: 'reply' | 'note' | 'customer';
	};
	/**
	 * Chosen by the sender; the same value makes a repeated request answer with what the first one made.
	 */
	client_id?: string;
	/**
	 * Status category.
	 */
	status?:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Priority.
	 */
	priority?: 'low' | 'normal' | 'high' | 'urgent';
	/**
	 * Agent.
	 */
	assignee?: number | null;
	/**
	 * Team.
	 */
	team?: number | null;
	/**
	 * Tag identifiers.
	 */
	tags?: number[];
	/**
	 * Values of custom fields by field key. Null clears a value.
	 */
	fields?: {
		[ k: string ]: string | number | boolean | null;
	};
}
export interface ById {
	/**
	 * Contact identifier.
	 */
	id: number;
}
export interface ByAddress {
	/**
	 * E-mail address.
	 */
	email: string;
	/**
	 * Name.
	 */
	name?: string;
}

export interface TicketUpdate {
	/**
	 * Subject.
	 */
	subject?: string;
	/**
	 * Status category.
	 */
	status?:
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash';
	/**
	 * Own status of that category.
	 */
	custom_status?: number | null;
	/**
	 * Priority.
	 */
	priority?: 'low' | 'normal' | 'high' | 'urgent';
	/**
	 * Inbox.
	 */
	inbox?: number;
	/**
	 * Agent.
	 */
	assignee?: number | null;
	/**
	 * Team.
	 */
	team?: number | null;
	/**
	 * Tag identifiers.
	 */
	tags?: number[];
	/**
	 * Values of custom fields by field key. Null clears a value.
	 */
	fields?: {
		[ k: string ]: string | number | boolean | null;
	};
	/**
	 * Due. RFC 3339, UTC.
	 */
	due_at?: string | null;
	/**
	 * Snoozed until. RFC 3339, UTC.
	 */
	snoozed_until?: string | null;
	/**
	 * Requester.
	 */
	contact?: number;
	/**
	 * The version that the change was made on; optional.
	 */
	version?: number;
}

export interface TicketList {
	/**
	 * Inboxes.
	 */
	inbox?: number[];
	/**
	 * Status categories.
	 *
	 * Items: Status.
	 */
	status?: (
		| 'new'
		| 'open'
		| 'pending'
		| 'on_hold'
		| 'solved'
		| 'closed'
		| 'spam'
		| 'trash'
	)[];
	/**
	 * Own status.
	 */
	custom_status?: number;
	/**
	 * `me`, `none` or a user identifier.
	 */
	assignee?: string;
	/**
	 * `none` or a team identifier.
	 */
	team?: string;
	/**
	 * Tag.
	 */
	tag?: number;
	/**
	 * Contact.
	 */
	contact?: number;
	/**
	 * Company.
	 */
	company?: number;
	/**
	 * Channel of the customer's last message.
	 */
	channel?: string;
	/**
	 * Priorities.
	 *
	 * Items: Priority.
	 */
	priority?: ( 'low' | 'normal' | 'high' | 'urgent' )[];
	/**
	 * Custom field values by key; all must match.
	 */
	fields?: {
		[ k: string ]: string | number | boolean;
	};
	/**
	 * Only snoozed ones, or only the others.
	 */
	snoozed?: boolean;
	/**
	 * Only those with something unseen.
	 */
	unread?: boolean;
	/**
	 *  RFC 3339, UTC.
	 */
	created_after?: string;
	/**
	 *  RFC 3339, UTC.
	 */
	created_before?: string;
	/**
	 *  RFC 3339, UTC.
	 */
	activity_after?: string;
	/**
	 *  RFC 3339, UTC.
	 */
	activity_before?: string;
	/**
	 * Number or words.
	 */
	search?: string;
	/**
	 * Sort column.
	 */
	sort?: 'last_activity' | 'waiting_since' | 'created' | 'priority' | 'due';
	/**
	 * Direction.
	 */
	order?: 'asc' | 'desc';
	/**
	 * Items on a page.
	 */
	per_page?: number;
	/**
	 * Opaque; from the Link header of the page before.
	 */
	cursor?: string;
}

/**
 * What changed since a cursor.
 */
export interface Updates {
	/**
	 * Send it as `since` next time.
	 */
	cursor: string;
	/**
	 * Tickets that changed and are visible, as in the list.
	 */
	tickets: Ticket[];
	/**
	 * Tickets that are not visible any more.
	 */
	gone: number[];
	/**
	 * Too much happened: read the lists again.
	 */
	reset: boolean;
	/**
	 * Counters; null when nothing changed.
	 */
	counters: {} | null;
}

export interface UpdatesList {
	/**
	 * Cursor; left out, the answer holds only the cursor of now.
	 */
	since?: string;
}

/**
 * A saved filter.
 */
export interface View {
	/**
	 * Identifier.
	 */
	id: number;
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Parameters of the ticket list.
	 */
	query: {
		[ k: string ]: unknown;
	};
	/**
	 * For all agents.
	 */
	shared: boolean;
	/**
	 * Order.
	 */
	position: number;
	/**
	 * What the person who asks may do with it.
	 */
	permissions: {
		update: boolean;
		delete: boolean;
	};
}

export interface ViewCreate {
	/**
	 * Name.
	 */
	name: string;
	/**
	 * Parameters of the ticket list.
	 */
	query: {
		[ k: string ]: unknown;
	};
	/**
	 * For all.
	 */
	shared?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}

export interface ViewUpdate {
	/**
	 * Name.
	 */
	name?: string;
	/**
	 * Parameters of the ticket list.
	 */
	query?: {
		[ k: string ]: unknown;
	};
	/**
	 * For all.
	 */
	shared?: boolean;
	/**
	 * Order.
	 */
	position?: number;
}
