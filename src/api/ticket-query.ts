import type { Ticket, TicketList } from './types';

type Sort = NonNullable< TicketList[ 'sort' ] >;

const PRIORITIES = [ 'low', 'normal', 'high', 'urgent' ];

const timeOf = ( value: string | null ): number =>
	value === null ? Infinity : Date.parse( value );

const FINISHED = [ 'solved', 'closed', 'spam', 'trash' ];

type Sign = 1 | -1;

const isFinished = ( ticket: Ticket ): number =>
	FINISHED.includes( ticket.status ) ? 1 : 0;

// As the server's sort keys: what is not set counts as far in the future, and age and id part equals. Finished tickets come last in
// either direction, but by activity or age they stand among the others.
const SORT_KEYS: Record< Sort, ( ticket: Ticket, sign: Sign ) => number[] > = {
	last_activity: ( ticket, sign ) => [
		sign * timeOf( ticket.last_activity_at ),
	],
	waiting_since: ( ticket, sign ) => [
		isFinished( ticket ),
		sign * timeOf( ticket.waiting_since ),
		sign * timeOf( ticket.created_at ),
	],
	due: ( ticket, sign ) => [
		isFinished( ticket ),
		sign * timeOf( ticket.due_at ),
		sign * timeOf( ticket.waiting_since ),
		sign * timeOf( ticket.created_at ),
	],
	created: () => [],
	priority: ( ticket, sign ) => [
		sign * PRIORITIES.indexOf( ticket.priority ),
		isFinished( ticket ),
		sign * timeOf( ticket.last_activity_at ),
	],
};

const matchesOwner = (
	wanted: string | undefined,
	id: number | null,
	me = 0
): boolean =>
	wanted === undefined ||
	( wanted === 'none' && id === null ) ||
	( wanted === 'me' && id === me ) ||
	wanted === String( id );

const matchesSet = < T >( wanted: T[] | undefined, value: T ): boolean =>
	! wanted || wanted.length === 0 || wanted.includes( value );

const isWithin = ( time: string, after?: string, before?: string ): boolean =>
	( ! after || time >= after ) && ( ! before || time <= before );

const matchesFields = (
	ticket: Ticket,
	wanted: TicketList[ 'fields' ]
): boolean =>
	Object.entries( wanted ?? {} ).every(
		( [ key, value ] ) =>
			String( ticket.fields[ key ] ?? '' ) === String( value )
	);

/**
 * Whether a ticket belongs into a list, judged as the server does; null where only the server can say (search).
 *
 * @param ticket The ticket.
 * @param query  The list's query.
 * @param me     Who asks.
 */
export function matchesQuery(
	ticket: Ticket,
	query: TicketList,
	me: number
): boolean | null {
	const isMatch =
		matchesSet( query.inbox, ticket.inbox ) &&
		matchesSet( query.status, ticket.status ) &&
		matchesSet( query.priority, ticket.priority ) &&
		( query.custom_status === undefined ||
			query.custom_status === ticket.custom_status ) &&
		matchesOwner( query.assignee, ticket.assignee, me ) &&
		matchesOwner( query.team, ticket.team ) &&
		( query.tag === undefined || ticket.tags.includes( query.tag ) ) &&
		( query.contact === undefined || query.contact === ticket.contact ) &&
		( query.company === undefined || query.company === ticket.company ) &&
		( query.channel === undefined ||
			query.channel === ticket.last_channel ) &&
		( query.snoozed === undefined ||
			query.snoozed === ( ticket.snoozed_until !== null ) ) &&
		( query.unread === undefined || query.unread === ticket.unread ) &&
		isWithin(
			ticket.created_at,
			query.created_after,
			query.created_before
		) &&
		isWithin(
			ticket.last_activity_at,
			query.activity_after,
			query.activity_before
		) &&
		matchesFields( ticket, query.fields );
	return isMatch && query.search ? null : isMatch;
}

/**
 * Compares two tickets in a list's order.
 *
 * @param a     One.
 * @param b     Other.
 * @param query The list's query.
 */
export function compareTickets(
	a: Ticket,
	b: Ticket,
	query: TicketList
): number {
	const sign = query.order === 'asc' ? 1 : -1;
	const keysOf = SORT_KEYS[ query.sort ?? 'last_activity' ];
	const [ left, right ] = [
		[ ...keysOf( a, sign ), sign * a.id ],
		[ ...keysOf( b, sign ), sign * b.id ],
	];
	const index = left.findIndex( ( key, at ) => key !== right[ at ] );
	if ( index === -1 ) {
		return 0;
	}
	return ( left[ index ] ?? 0 ) < ( right[ index ] ?? 0 ) ? -1 : 1;
}
