import { moveItem } from '../../../../src/components/form/move-item';

describe( 'moveItem', () => {
	it( 'changes places with a neighbour', () => {
		expect( moveItem( [ 'a', 'b', 'c' ], 1, -1 ) ).toEqual( [
			'b',
			'a',
			'c',
		] );
		expect( moveItem( [ 'a', 'b', 'c' ], 1, 1 ) ).toEqual( [
			'a',
			'c',
			'b',
		] );
	} );

	it( 'stays where the list ends', () => {
		const items = [ 'a', 'b' ];
		expect( moveItem( items, 0, -1 ) ).toBe( items );
		expect( moveItem( items, 1, 1 ) ).toBe( items );
		expect( moveItem( items, 5, 1 ) ).toBe( items );
	} );

	it( 'moves empty texts too', () => {
		expect( moveItem( [ 'a', '' ], 1, -1 ) ).toEqual( [ '', 'a' ] );
	} );
} );
