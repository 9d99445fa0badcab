import {
	listQuery,
	readFilters,
	writeFilters,
} from '../../../../src/tickets/lib/list-query';
import type { Filters } from '../../../../src/tickets/lib/list-query';

const FILTERS: Filters = {
	status: [ 'new', 'open' ],
	inbox: [ 1, 3 ],
	assignee: 'me',
	tag: 4,
	snoozed: false,
	fields: { order: 'A=1&2', gift: 'true' },
	search: 'broken bowl',
	sort: 'created',
	order: 'asc',
};

it( 'filters survive the way through an address', () => {
	const address = new URLSearchParams( writeFilters( FILTERS ) ).toString();
	expect( readFilters( new URLSearchParams( address ) ) ).toEqual( FILTERS );
} );

it( 'an empty address holds no filters', () => {
	expect( readFilters( new URLSearchParams( 'view=mine&status=' ) ) ).toEqual(
		{}
	);
} );

it( 'what the person set stands over the view', () => {
	expect(
		listQuery(
			{ status: [ 'solved' ], sort: 'due', order: 'asc' },
			{ status: [ 'open' ] }
		)
	).toEqual( {
		status: [ 'open' ],
		sort: 'due',
		order: 'asc',
		per_page: 50,
	} );
} );
