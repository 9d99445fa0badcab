import {
	check,
	isDomain,
	toDomain,
} from '../../../../src/contacts/company-page/domains';

describe( 'toDomain', () => {
	it.each( [
		[ ' Fernmail.Example ', 'fernmail.example' ],
		[ 'priya@fernmail.example', 'fernmail.example' ],
		[ '@fernmail.example', 'fernmail.example' ],
		[ 'https://www.fernmail.example/contact?x#y', 'fernmail.example' ],
		[ 'mail.fernmail.example', 'mail.fernmail.example' ],
	] )( '%s', ( text, domain ) => {
		expect( toDomain( text ) ).toBe( domain );
		expect( isDomain( domain ) ).toBe( true );
	} );
} );

describe( 'check', () => {
	it( 'wants a name and whole domains', () => {
		expect(
			Object.keys( check( { name: '', domains: [ 'fernmail' ] } ) )
		).toEqual( [ 'name', 'domains' ] );
		expect(
			check( { name: 'Fern', domains: [ 'fernmail.example' ] } )
		).toEqual( {} );
	} );
} );
