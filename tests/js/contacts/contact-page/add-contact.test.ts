import {
	check,
	toBody,
} from '../../../../src/contacts/contact-page/add-contact';

const values = {
	name: 'Priya',
	email: '',
	phone: '',
	company: null,
	notes: '',
};

describe( 'a new contact', () => {
	it( 'sends only what was filled in', () => {
		expect( toBody( values ) ).toEqual( { name: 'Priya' } );
		expect( toBody( { ...values, company: 3 } ) ).toEqual( {
			name: 'Priya',
			company: 3,
		} );
	} );

	it( 'needs a name and, if any, a whole address', () => {
		expect( check( values ) ).toEqual( {} );
		expect(
			Object.keys( check( { ...values, name: ' ', email: 'priya@' } ) )
		).toEqual( [ 'name', 'email' ] );
	} );
} );
