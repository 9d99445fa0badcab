import type {
	Agent,
	AgentCreate,
	AgentUpdate,
	Channel,
	Company,
	CompanyCreate,
	CompanyList,
	CompanyUpdate,
	Connection,
	ConnectionCreate,
	ConnectionUpdate,
	Contact,
	ContactCreate,
	ContactList,
	ContactUpdate,
	Event,
	Field,
	FieldCreate,
	FieldUpdate,
	Inbox,
	InboxCreate,
	InboxUpdate,
	Message,
	MessageCreate,
	Status,
	StatusCreate,
	StatusUpdate,
	Tag,
	TagCreate,
	TagUpdate,
	Team,
	TeamCreate,
	TeamUpdate,
	Template,
	TemplateUpdate,
	Ticket,
	TicketCreate,
	TicketList,
	TicketUpdate,
	View,
	ViewCreate,
	ViewUpdate,
} from './types';

type Empty = Record< string, never >;

interface Resource< I, C = never, U = never, Q = Empty > {
	item: I;
	create: C;
	update: U;
	query: Q;
}

/** Every collection of the namespace by the noun that names it. */
export interface Resources {
	ticket: Resource< Ticket, TicketCreate, TicketUpdate, TicketList >;
	message: Resource< Message, MessageCreate, never, InTicket >;
	event: Resource< Event, never, never, InTicket >;
	contact: Resource< Contact, ContactCreate, ContactUpdate, ContactList >;
	company: Resource< Company, CompanyCreate, CompanyUpdate, CompanyList >;
	inbox: Resource< Inbox, InboxCreate, InboxUpdate >;
	agent: Resource< Agent, AgentCreate, AgentUpdate >;
	team: Resource< Team, TeamCreate, TeamUpdate >;
	tag: Resource< Tag, TagCreate, TagUpdate >;
	field: Resource< Field, FieldCreate, FieldUpdate >;
	status: Resource< Status, StatusCreate, StatusUpdate >;
	view: Resource< View, ViewCreate, ViewUpdate >;
	channel: Resource< Channel >;
	connection: Resource< Connection, ConnectionCreate, ConnectionUpdate >;
	template: Resource< Template, never, TemplateUpdate >;
}

/** A collection below one ticket: `ticket` goes into the path. */
export interface InTicket {
	ticket: number;
	order?: 'asc' | 'desc';
	per_page?: number;
	cursor?: string;
}

export type Noun = keyof Resources;
export type Id = number | string;
export type Item< N extends Noun > = Resources[ N ][ 'item' ];
export type Create< N extends Noun > = Resources[ N ][ 'create' ];
export type Update< N extends Noun > = Resources[ N ][ 'update' ];
export type Query< N extends Noun > = Resources[ N ][ 'query' ];

const PATHS: Record< Noun, string > = {
	ticket: 'tickets',
	message: 'messages',
	event: 'events',
	contact: 'contacts',
	company: 'companies',
	inbox: 'inboxes',
	agent: 'agents',
	team: 'teams',
	tag: 'tags',
	field: 'fields',
	status: 'statuses',
	view: 'views',
	channel: 'channels',
	connection: 'connections',
	template: 'templates',
};

export const NOUNS = Object.keys( PATHS ) as Noun[];

/**
 * Where a collection lies.
 *
 * @param noun  Its noun.
 * @param query Its query; a ticket in it becomes part of the path.
 */
export function pathOf( noun: Noun, query: object = {} ): string {
	const { ticket } = query as Partial< InTicket >;
	return noun === 'message' || noun === 'event'
		? `tickets/${ ticket }/${ PATHS[ noun ] }`
		: PATHS[ noun ];
}

/**
 * The name of a list in the store: equal queries give equal names.
 *
 * @param noun  Noun.
 * @param query Query without cursor.
 */
export function listKey( noun: Noun, query: object = {} ): string {
	const sorted = Object.entries( query )
		.filter( ( [ , value ] ) => value !== undefined )
		.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) );
	return `${ noun }?${ JSON.stringify( sorted ) }`;
}

/**
 * What a record is known by in the store. The built-in statuses all have the id 0, so their category names them.
 *
 * @param noun Noun.
 * @param item Record.
 */
export function idOf< N extends Noun >( noun: N, item: Item< N > ): Id {
	return noun === 'status' ? item.id || ( item as Status ).category : item.id;
}
