import {
	changesOf,
	editsAfter,
	isSame,
	sortErrors,
} from '../../../../src/components/form/form-state';

const saved = { name: 'Support', members: [ 1, 2 ], team: null };

describe( 'changesOf', () => {
	it( 'keeps only what differs from what is saved', () => {
		expect(
			changesOf( saved, { name: 'Support', members: [ 1, 2, 3 ] } )
		).toEqual( { members: [ 1, 2, 3 ] } );
	} );

	it( 'sees a list that was changed and changed back as unchanged', () => {
		expect( changesOf( saved, { members: [ 1, 2 ] } ) ).toEqual( {} );
	} );

	it( 'tells nothing from an empty text', () => {
		expect( isSame( null, '' ) ).toBe( false );
		expect( isSame( [], [] ) ).toBe( true );
	} );
} );

describe( 'editsAfter', () => {
	it( 'keeps what was typed while the save was on its way', () => {
		expect(
			editsAfter< { name: string; team: null } >(
				{ name: 'Support 2', team: null },
				{ name: 'Support 1' }
			)
		).toEqual( { name: 'Support 2', team: null } );
	} );

	it( 'drops what was sent', () => {
		expect(
			editsAfter( { name: 'Support 1' }, { name: 'Support 1' } )
		).toEqual( {} );
	} );
} );

describe( 'sortErrors', () => {
	it( 'puts a sentence at its field and says nothing twice', () => {
		const error = {
			message: 'Invalid parameter(s): name',
			data: { params: { name: 'Please give a name.' } },
		};
		expect( sortErrors( error, [ 'name' ] ) ).toEqual( {
			fields: { name: 'Please give a name.' },
			notice: null,
		} );
	} );

	it( 'says over the form what belongs to no field of it', () => {
		const error = {
			message: 'Invalid parameter(s): name, position',
			data: { params: { name: 'No name.', position: 'No place.' } },
		};
		expect( sortErrors( error, [ 'name' ] ) ).toEqual( {
			fields: { name: 'No name.' },
			notice: 'No place.',
		} );
	} );

	it( 'knows the bare names of missing values', () => {
		const error = { message: 'Missing', data: { params: [ 'name' ] } };
		expect( sortErrors( error, [ 'name' ] ).fields ).toEqual( {
			name: 'Please fill this in.',
		} );
	} );

	it( 'finds a value inside an object by its path', () => {
		const error = {
			message: 'Invalid',
			data: { params: { 'settings[host]': 'No such server.' } },
		};
		expect( sortErrors( error, [ 'settings.host' ] ).fields ).toEqual( {
			'settings.host': 'No such server.',
		} );
	} );

	it( 'says what an error without fields says', () => {
		expect(
			sortErrors( { message: 'The site did not answer.' }, [ 'name' ] )
		).toEqual( { fields: {}, notice: 'The site did not answer.' } );
	} );
} );
