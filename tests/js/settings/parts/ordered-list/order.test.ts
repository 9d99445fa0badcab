import {
	byPosition,
	orderChanges,
} from '../../../../../src/settings/parts/ordered-list/order';

const list = ( ...positions: number[] ) =>
	positions.map( ( position, index ) => ( { id: index + 1, position } ) );

describe( 'orderChanges', () => {
	it( 'saves two neighbours of a numbered list', () => {
		expect( orderChanges( list( 0, 1, 2 ), 2, -1 ) ).toEqual( [
			{ id: 3, position: 1 },
			{ id: 2, position: 2 },
		] );
	} );

	it( 'numbers a list through that was never ordered', () => {
		expect( orderChanges( list( 0, 0, 0 ), 0, 1 ) ).toEqual( [
			{ id: 1, position: 1 },
			{ id: 3, position: 2 },
		] );
	} );

	it( 'saves nothing where it can’t go further', () => {
		expect( orderChanges( list( 0, 1 ), 0, -1 ) ).toEqual( [] );
	} );
} );

describe( 'byPosition', () => {
	it( 'leaves equals in the order they were made', () => {
		const items = [
			{ id: 3, position: 1 },
			{ id: 2, position: 0 },
			{ id: 1, position: 1 },
		];
		expect( items.sort( byPosition ).map( ( { id } ) => id ) ).toEqual( [
			2, 1, 3,
		] );
	} );
} );
