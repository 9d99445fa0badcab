import { compareTickets, matchesQuery } from '../../../src/api/ticket-query';
import type { Ticket, TicketList } from '../../../src/api';
import { ticket } from './fixtures';

const matches = ( query: TicketList, changes: Partial< Ticket > = {} ) =>
	matchesQuery( ticket( changes ), query, 2 );

const order = ( query: TicketList, ...tickets: Ticket[] ) =>
	tickets
		.sort( ( a, b ) => compareTickets( a, b, query ) )
		.map( ( { id } ) => id );

describe( 'matchesQuery', () => {
	it.each< [ TicketList, Partial< Ticket >, boolean ] >( [
		[ {}, {}, true ],
		[ { status: [] }, {}, true ],
		[ { status: [ 'open' ] }, { status: 'open' }, true ],
		[ { status: [ 'new' ] }, { status: 'open' }, false ],
		[ { inbox: [ 1, 2 ] }, { inbox: 2 }, true ],
		[ { inbox: [ 1 ] }, { inbox: 2 }, false ],
		[ { assignee: 'me' }, { assignee: 2 }, true ],
		[ { assignee: 'me' }, { assignee: 3 }, false ],
		[ { assignee: 'none' }, { assignee: null }, true ],
		[ { assignee: '3' }, { assignee: 3 }, true ],
		[ { team: 'none' }, { team: 1 }, false ],
		[ { tag: 4 }, { tags: [ 3, 4 ] }, true ],
		[ { tag: 4 }, { tags: [] }, false ],
		[ { channel: 'form' }, { last_channel: 'email' }, false ],
		[ { priority: [ 'high', 'urgent' ] }, { priority: 'urgent' }, true ],
		[ { snoozed: false }, { snoozed_until: null }, true ],
		[ { snoozed: true }, { snoozed_until: null }, false ],
		[ { unread: true }, { unread: false }, false ],
		[ { fields: { gift: true } }, { fields: { gift: true } }, true ],
		[ { fields: { gift: 'true' } }, { fields: { gift: true } }, true ],
		[ { fields: { order: 'A1' } }, { fields: {} }, false ],
		[ { created_after: '2026-11-22T08:00:00Z' }, {}, true ],
		[ { created_before: '2026-11-21T00:00:00Z' }, {}, false ],
	] )( 'of %j with %j is %s', ( query, changes, expected ) => {
		expect( matches( query, changes ) ).toBe( expected );
	} );

	it( 'can’t judge a search, but the filters beside it', () => {
		expect( matches( { search: 'bowl' } ) ).toBeNull();
		expect( matches( { search: 'bowl', inbox: [ 9 ] } ) ).toBe( false );
	} );
} );

describe( 'compareTickets', () => {
	const due = ( id: number, time: string | null ) =>
		ticket( { id, due_at: time } );

	it( 'puts what is due first, then what never is, then the id', () => {
		expect(
			order(
				{ sort: 'due', order: 'asc' },
				due( 1, null ),
				due( 4, null ),
				due( 2, '2026-11-22T12:00:00Z' ),
				due( 3, '2026-11-22T09:00:00Z' )
			)
		).toEqual( [ 3, 2, 1, 4 ] );
	} );

	it( 'puts who waits longest first among what is due at the same time', () => {
		const waiting = ( id: number, time: string | null ) =>
			ticket( { id, due_at: null, waiting_since: time } );
		expect(
			order(
				{ sort: 'due', order: 'asc' },
				waiting( 1, null ),
				waiting( 2, '2026-11-22T12:00:00Z' ),
				waiting( 3, '2026-11-22T09:00:00Z' )
			)
		).toEqual( [ 3, 2, 1 ] );
	} );

	it.each( [ 'asc', 'desc' ] as const )(
		'puts finished tickets last, %s',
		( direction ) => {
			const solved = ticket( { id: 1, status: 'solved' } );
			const open = ticket( { id: 2, status: 'open' } );
			const spam = ticket( { id: 3, status: 'spam' } );
			for ( const sort of [
				'waiting_since',
				'due',
				'priority',
			] as const ) {
				const query = { sort, order: direction };
				expect( order( query, solved, open, spam )[ 0 ] ).toBe( 2 );
			}
		}
	);

	it( 'orders priorities by weight, then by activity', () => {
		expect(
			order(
				{ sort: 'priority', order: 'desc' },
				ticket( { id: 1, priority: 'low' } ),
				ticket( { id: 2, priority: 'urgent' } ),
				ticket( {
					id: 3,
					priority: 'urgent',
					last_activity_at: '2026-11-22T09:00:00Z',
				} )
			)
		).toEqual( [ 3, 2, 1 ] );
	} );

	it( 'orders by age through the id', () => {
		expect(
			order(
				{ sort: 'created', order: 'desc' },
				ticket( { id: 1 } ),
				ticket( { id: 2 } )
			)
		).toEqual( [ 2, 1 ] );
	} );
} );
