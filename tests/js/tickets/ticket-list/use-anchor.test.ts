import { movedRows } from '../../../../src/tickets/ticket-list/use-anchor';

it.each( [
	[ 'a row came in above', [ 1, 2, 3 ], [ 9, 1, 2, 3 ], 1, 1 ],
	[ 'a row came in below', [ 1, 2, 3 ], [ 1, 2, 9, 3 ], 1, 0 ],
	[ 'a row left above', [ 1, 2, 3 ], [ 2, 3 ], 1, -1 ],
	[ 'the row itself left', [ 1, 2, 3 ], [ 9, 1, 3 ], 1, 0 ],
	[ 'everything is new', [ 1, 2 ], [ 8, 9 ], 0, 0 ],
] )( 'when %s', ( _, before, after, anchor, expected ) => {
	expect( movedRows( before, after, anchor ) ).toBe( expected );
} );
