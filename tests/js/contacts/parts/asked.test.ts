import { pathOfAsked, readAsked } from '../../../../src/contacts/parts/asked';

const read = ( query: string ) => readAsked( new URLSearchParams( query ) );

describe( 'what a list is asked for', () => {
	it( 'is read from the address', () => {
		expect( read( 'search=Pri&sort=created&order=desc' ) ).toEqual( {
			search: 'Pri',
			sort: { field: 'created', direction: 'desc' },
		} );
	} );

	it( 'is nothing at first', () => {
		expect( read( '' ) ).toEqual( { search: '' } );
	} );

	it( 'comes back from the address that it makes', () => {
		const asked = {
			search: 'Nguyễn & Co',
			sort: { field: 'name', direction: 'asc' as const },
		};
		const path = pathOfAsked( '/contacts', asked );
		expect( read( path.split( '?' )[ 1 ] ?? '' ) ).toEqual( asked );
	} );

	it( 'leaves the address bare without it', () => {
		expect( pathOfAsked( '/contacts', { search: '' } ) ).toBe(
			'/contacts'
		);
	} );
} );
