import {
	languageName,
	languageOptions,
} from '../../../../src/contacts/parts/language-options';

describe( 'languages', () => {
	it( 'are called as the reader calls them', () => {
		expect( languageName( 'de', 'en' ) ).toBe( 'German' );
		expect( languageName( 'pt_BR', 'en' ) ).toBe( 'Brazilian Portuguese' );
	} );

	it( 'stay as they are where there is no name', () => {
		expect( languageName( 'not a tag', 'en' ) ).toBe( 'not a tag' );
	} );

	it( 'keep one that is offered to nobody', () => {
		const options = languageOptions( 'cy', 'en' );
		expect( options ).toContainEqual( { value: 'cy', label: 'Welsh' } );
		expect( options.map( ( { label } ) => label ) ).toEqual(
			options.map( ( { label } ) => label ).sort()
		);
	} );
} );
