import { seed } from '../../../../src/api/actions';
import { reducer } from '../../../../src/api/reducer';
import { getList, getRecord } from '../../../../src/api/selectors';
import type { Action, State } from '../../../../src/api/state';
import type { TicketList } from '../../../../src/api';
import { boot, ticket } from '../fixtures';

const WAITING: TicketList = {
	status: [ 'new', 'open' ],
	sort: 'last_activity',
	order: 'desc',
};

const run = ( actions: Action[], state?: State ): State =>
	actions.reduce( reducer, state as State );

const page = (
	ids: number[],
	cursor: string | null = null,
	append = false
): Action => ( {
	type: 'RECEIVE_PAGE',
	noun: 'ticket',
	query: WAITING,
	items: ids.map( ( id ) =>
		ticket( { id, last_activity_at: `2026-11-22T08:00:${ 59 - id }Z` } )
	),
	cursor,
	append,
} );

const updates = ( tickets = [ ticket() ], gone: number[] = [] ): Action => ( {
	type: 'RECEIVE_UPDATES',
	cursor: '11',
	tickets,
	gone,
	counters: null,
} );

const idsOf = ( state: State ) => getList( state, 'ticket', WAITING )?.ids;

describe( 'seed', () => {
	it( 'fills records, lists, counters and the cursor', () => {
		const state = run( [ seed( boot() ) ] );
		expect( getRecord( state, 'agent', 2 ) ).toMatchObject( {
			name: 'Devon Clarke',
		} );
		expect( getList( state, 'agent', {} )?.ids ).toEqual( [ 2 ] );
		expect( state.counters?.waiting ).toBe( 3 );
		expect( state.cursor ).toBe( '10' );
		expect( state.me ).toBe( 2 );
	} );

	it( 'knows built-in statuses without an id by their category', () => {
		const status = {
			id: 0,
			category: 'open' as const,
			label: 'Open',
			customer_label: 'With us',
			is_default: true,
			position: 0,
			permissions: { update: true, delete: false },
		};
		const state = run( [
			seed(
				boot( {
					statuses: [ status, { ...status, category: 'solved' } ],
				} )
			),
		] );
		expect( getList( state, 'status', {} )?.ids ).toEqual( [
			'open',
			'solved',
		] );
	} );
} );

describe( 'pages of a list', () => {
	it( 'are put behind one another, each ticket once', () => {
		const state = run( [
			page( [ 1, 2, 3 ], 'next' ),
			page( [ 3, 4 ], null, true ),
		] );
		expect( idsOf( state ) ).toEqual( [ 1, 2, 3, 4 ] );
		expect( getList( state, 'ticket', WAITING )?.cursor ).toBeNull();
	} );

	it( 'begin again when the first one is read anew', () => {
		const state = run( [ page( [ 1, 2, 3 ] ), page( [ 2 ] ) ] );
		expect( idsOf( state ) ).toEqual( [ 2 ] );
	} );

	it( 'have the same name whatever the order of the query’s words', () => {
		const state = run( [ page( [ 1 ] ) ] );
		expect(
			getList( state, 'ticket', {
				order: 'desc',
				sort: 'last_activity',
				status: [ 'new', 'open' ],
				search: undefined,
			} )?.ids
		).toEqual( [ 1 ] );
	} );
} );

describe( 'updates', () => {
	it( 'drop what is known, so that nothing is drawn again', () => {
		const before = run( [ page( [ 1, 2 ] ) ] );
		const known = getRecord( before, 'ticket', 1 );
		const after = run(
			[
				updates( [
					ticket( {
						id: 1,
						last_activity_at: '2026-11-22T08:00:58Z',
					} ),
				] ),
			],
			before
		);
		expect( getRecord( after, 'ticket', 1 ) ).toBe( known );
		expect( after.lists ).toBe( before.lists );
	} );

	it( 'never put an older version in the place of a newer one', () => {
		const state = run( [
			updates( [ ticket( { version: 5, subject: 'New' } ) ] ),
			updates( [ ticket( { version: 4, subject: 'Old' } ) ] ),
		] );
		expect( getRecord( state, 'ticket', 1 ) ).toMatchObject( {
			subject: 'New',
		} );
	} );

	it( 'don’t make a ticket unread again that this person has read', () => {
		const state = run( [
			updates( [ ticket( { unread: true } ) ] ),
			updates( [ ticket( { unread: false } ) ] ),
			updates( [ ticket( { unread: true } ) ] ),
		] );
		expect( getRecord( state, 'ticket', 1 ) ).toMatchObject( {
			unread: false,
		} );
		const news = run(
			[ updates( [ ticket( { unread: true, version: 2 } ) ] ) ],
			state
		);
		expect( getRecord( news, 'ticket', 1 ) ).toMatchObject( {
			unread: true,
		} );
	} );

	it( 'take away what is gone', () => {
		const state = run( [ page( [ 1, 2 ] ), updates( [], [ 1 ] ) ] );
		expect( idsOf( state ) ).toEqual( [ 2 ] );
		expect( getRecord( state, 'ticket', 1 ) ).toBeUndefined();
	} );

	it( 'keep the old counters where there are no new ones', () => {
		const state = run( [ seed( boot() ), updates() ] );
		expect( state.counters?.waiting ).toBe( 3 );
		expect( state.cursor ).toBe( '11' );
	} );
} );

describe( 'forgetting lists', () => {
	it( 'keeps the one that is on the screen', () => {
		const state = run( [
			seed( boot() ),
			page( [ 1 ] ),
			{ type: 'FORGET_LISTS', noun: 'ticket' },
		] );
		expect( idsOf( state ) ).toBeUndefined();
		expect( getList( state, 'agent', {} )?.ids ).toEqual( [ 2 ] );
	} );
} );

describe( 'edits', () => {
	const edit = ( key: string, priority: 'high' | 'urgent' ): Action => ( {
		type: 'START_EDIT',
		id: 1,
		edit: { key, changes: { priority } },
	} );

	it( 'are shown at once and taken back when they end', () => {
		const before = run( [ updates() ] );
		const during = run( [ edit( 'a', 'high' ) ], before );
		expect( getRecord( during, 'ticket', 1 ) ).toMatchObject( {
			priority: 'high',
		} );
		expect( getRecord( during, 'ticket', 1 ) ).toBe(
			getRecord( during, 'ticket', 1 )
		);
		const after = run( [ { type: 'END_EDIT', id: 1, key: 'a' } ], during );
		expect( getRecord( after, 'ticket', 1 ) ).toBe(
			getRecord( before, 'ticket', 1 )
		);
	} );

	it( 'lie over one another', () => {
		const state = run( [
			updates(),
			edit( 'a', 'high' ),
			edit( 'b', 'urgent' ),
			{ type: 'END_EDIT', id: 1, key: 'a' },
		] );
		expect( getRecord( state, 'ticket', 1 ) ).toMatchObject( {
			priority: 'urgent',
		} );
	} );
} );
