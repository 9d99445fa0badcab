import { tagSteps } from '../../../../src/tickets/bulk-bar/use-bulk';
import { ticket } from '../../api/fixtures';

it( 'adds a tag with one request for all that end with the same tags', () => {
	const tickets = [
		ticket( { id: 1, tags: [] } ),
		ticket( { id: 2, tags: [ 5 ] } ),
		ticket( { id: 3, tags: [] } ),
		ticket( { id: 4, tags: [ 9, 5 ] } ),
	];
	expect( tagSteps( tickets, 9 ) ).toEqual( [
		{ ids: [ 1, 3 ], changes: { tags: [ 9 ] } },
		{ ids: [ 2, 4 ], changes: { tags: [ 5, 9 ] } },
	] );
} );

it( 'takes it away where all have it', () => {
	const tickets = [
		ticket( { id: 1, tags: [ 9 ] } ),
		ticket( { id: 2, tags: [ 9, 5 ] } ),
	];
	expect( tagSteps( tickets, 9 ) ).toEqual( [
		{ ids: [ 1 ], changes: { tags: [] } },
		{ ids: [ 2 ], changes: { tags: [ 5 ] } },
	] );
} );
