import {
	check,
	toBody,
	valuesOf,
} from '../../../../src/settings/fields/field-values';

const choice = {
	...valuesOf( null ),
	label: 'Batch',
	type: 'choice' as const,
	choices: [ ' A ', '', 'B' ],
};

describe( 'what is sent of a field', () => {
	it( 'leaves type and name out once it is made', () => {
		expect(
			toBody( { label: 'Batch', type: 'text', key: 'x' }, choice, false )
		).toEqual( { label: 'Batch' } );
	} );

	it( 'sends no empty name and no empty choices', () => {
		expect( toBody( choice, choice, true ) ).toEqual( {
			label: 'Batch',
			type: 'choice',
			choices: [ 'A', 'B' ],
			description: '',
			required_to_solve: false,
			public: false,
		} );
	} );

	it( 'sends choices of a choice only', () => {
		const text = { ...choice, type: 'text' as const };
		expect( toBody( text, text, true ) ).not.toHaveProperty( 'choices' );
	} );
} );

describe( 'check', () => {
	it( 'wants a label', () => {
		expect( check( valuesOf( null ) ) ).toHaveProperty( 'label' );
	} );

	it( 'wants different choices', () => {
		expect( check( { ...choice, choices: [] } ) ).toHaveProperty(
			'choices'
		);
		expect( check( { ...choice, choices: [ 'A', ' A' ] } ) ).toHaveProperty(
			'choices'
		);
		expect( check( choice ) ).toEqual( {} );
	} );

	it.each( [ 'Batch', '1st', 'a-b', 'a'.repeat( 41 ) ] )(
		'refuses the name %s',
		( key ) => {
			expect( check( { ...choice, key } ) ).toHaveProperty( 'key' );
		}
	);
} );
