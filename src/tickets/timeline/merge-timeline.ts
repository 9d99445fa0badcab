import type { Event, Message } from '../../api';

export type Entry =
	| { type: 'message'; id: string; at: string; message: Message }
	| { type: 'events'; id: string; at: string; events: Event[] };

interface Loaded {
	messages: Message[];
	events: Event[];
	/** Older messages, or events, than the loaded ones exist. */
	hasMoreMessages: boolean;
	hasMoreEvents: boolean;
}

/** What a message says itself, or what is of use to machines only. */
const SILENT = [
	'ticket_opened',
	'message_received',
	'reply_added',
	'note_added',
	'forward_added',
	'message_recorded',
	'reply_cancelled',
	'delivery_changed',
];

const MINUTE = 60_000;

/** That a customer's message opens a ticket goes without saying. */
const isSilent = ( { name, actor }: Event ): boolean =>
	SILENT.includes( name ) ||
	( name === 'status_changed' && actor.type === 'contact' );

const startOf = < T extends { created_at: string } >(
	items: T[],
	hasMore: boolean
): string =>
	hasMore
		? items.reduce(
				( first, { created_at: at } ) => ( at < first ? at : first ),
				'9'
			)
		: '';

const joins = ( entry: Entry | undefined, event: Event ): boolean =>
	entry?.type === 'events' &&
	entry.events[ 0 ]?.actor.id === event.actor.id &&
	entry.events[ 0 ]?.actor.type === event.actor.type &&
	Date.parse( event.created_at ) - Date.parse( entry.at ) < MINUTE;

/**
 * Messages and events in one line, the oldest first. Events of one person within a minute stand together.
 * Nothing older is shown than what is loaded without a gap.
 *
 * @param loaded What is loaded.
 */
export function mergeTimeline( loaded: Loaded ): Entry[] {
	const { messages, events, hasMoreMessages, hasMoreEvents } = loaded;
	const since = [
		startOf( messages, hasMoreMessages ),
		startOf( events, hasMoreEvents ),
	];
	const shown = events.filter(
		( event ) =>
			! isSilent( event ) &&
			since.every( ( start ) => event.created_at >= start )
	);
	const sorted = [
		...messages.map( ( message ) => ( {
			at: message.created_at,
			rank: 0,
			order: message.sequence,
			message,
		} ) ),
		...shown.map( ( event ) => ( {
			at: event.created_at,
			rank: 1,
			order: event.id,
			event,
		} ) ),
	].sort(
		( a, b ) =>
			a.at.localeCompare( b.at ) || a.rank - b.rank || a.order - b.order
	);

	const entries: Entry[] = [];
	for ( const item of sorted ) {
		const last = entries[ entries.length - 1 ];
		if ( 'message' in item ) {
			const { message, at } = item;
			entries.push( {
				type: 'message',
				id: `message-${ message.id }`,
				at,
				message,
			} );
		} else if ( last?.type === 'events' && joins( last, item.event ) ) {
			last.events.push( item.event );
		} else {
			entries.push( {
				type: 'events',
				id: `event-${ item.event.id }`,
				at: item.at,
				events: [ item.event ],
			} );
		}
	}
	return entries;
}
