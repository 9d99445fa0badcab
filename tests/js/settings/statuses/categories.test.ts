import type { Status } from '../../../../src/api';
import {
	categories,
	inOrder,
} from '../../../../src/settings/statuses/categories';

const status = ( id: number, category: string, position: number ) =>
	( { id, category, position } ) as Status;

describe( 'inOrder', () => {
	it( 'goes by category first, then by position', () => {
		const statuses = [
			status( 1, 'trash', 0 ),
			status( 2, 'open', 5 ),
			status( 3, 'new', 9 ),
			status( 4, 'open', 1 ),
			status( 5, 'open', 1 ),
		];
		expect( inOrder( statuses ).map( ( { id } ) => id ) ).toEqual( [
			3, 4, 5, 2, 1,
		] );
	} );
} );

describe( 'categories', () => {
	it( 'are the fixed eight, of which two take no labels of a site', () => {
		expect( categories() ).toHaveLength( 8 );
		expect(
			categories()
				.filter( ( { isExtensible } ) => ! isExtensible )
				.map( ( { id } ) => id )
		).toEqual( [ 'spam', 'trash' ] );
	} );
} );
