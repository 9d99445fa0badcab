import { placeTickets } from '../../../src/api/place-tickets';
import type { ListState } from '../../../src/api/state';
import type { Ticket, TicketList } from '../../../src/api';
import { ticket } from './fixtures';

const QUERY: TicketList = {
	status: [ 'new', 'open' ],
	sort: 'last_activity',
	order: 'desc',
};

const at = ( id: number, second: number, changes: Partial< Ticket > = {} ) =>
	ticket( {
		id,
		last_activity_at: `2026-11-22T08:00:${ second }Z`,
		...changes,
	} );

const list = (
	ids: number[],
	cursor: string | null = null,
	query = QUERY
): ListState => ( { noun: 'ticket', query, ids, cursor } );

const place = ( before: ListState, tickets: Ticket[], changed: number[] ) =>
	placeTickets(
		{ one: before },
		Object.fromEntries( tickets.map( ( item ) => [ item.id, item ] ) ),
		changed,
		2
	);

const others = [ at( 1, 50 ), at( 2, 40 ), at( 3, 30 ) ];

it( 'puts a new ticket where its time belongs', () => {
	const lists = place(
		list( [ 1, 2, 3 ] ),
		[ ...others, at( 9, 45 ) ],
		[ 9 ]
	);
	expect( lists.one?.ids ).toEqual( [ 1, 9, 2, 3 ] );
} );

it( 'moves a ticket that was written to', () => {
	const lists = place(
		list( [ 1, 2, 3 ] ),
		[ at( 1, 50 ), at( 2, 40 ), at( 3, 55 ) ],
		[ 3 ]
	);
	expect( lists.one?.ids ).toEqual( [ 3, 1, 2 ] );
} );

it( 'takes away a ticket that no longer matches', () => {
	const lists = place(
		list( [ 1, 2, 3 ] ),
		[ at( 1, 50 ), at( 2, 40, { status: 'solved' } ), at( 3, 30 ) ],
		[ 2 ]
	);
	expect( lists.one?.ids ).toEqual( [ 1, 3 ] );
} );

it( 'leaves to the next page what lies behind the last loaded row', () => {
	const all = [ ...others, at( 9, 10 ) ];
	expect( place( list( [ 1, 2, 3 ], 'more' ), all, [ 9 ] ).one?.ids ).toEqual(
		[ 1, 2, 3 ]
	);
	expect( place( list( [ 1, 2, 3 ] ), all, [ 9 ] ).one?.ids ).toEqual( [
		1, 2, 3, 9,
	] );
} );

it( 'does not touch a search: only the server knows what it finds', () => {
	const before = list( [ 1, 2, 3 ], null, { ...QUERY, search: 'bowl' } );
	const lists = place( before, [ ...others, at( 9, 45 ) ], [ 9 ] );
	expect( lists.one ).toBe( before );
} );

it( 'keeps the same lists when nothing moves', () => {
	const lists = { one: list( [ 1, 2, 3 ] ) };
	const tickets = Object.fromEntries( others.map( ( o ) => [ o.id, o ] ) );
	expect( placeTickets( lists, tickets, [ 1 ], 2 ) ).toBe( lists );
} );
