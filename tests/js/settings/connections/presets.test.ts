import {
	beginningsOf,
	groupsOf,
	nameOf,
	presetOf,
} from '../../../../src/settings/connections/presets';
import { countingOf } from '../../../../src/settings/connections/conditions';
import {
	fieldGroups,
	summaryOf,
} from '../../../../src/settings/connections/groups';
import { mail, page } from './fixtures';

describe( 'ways to begin', () => {
	const beginnings = beginningsOf( [ mail, page ] );

	it( 'are the presets of a channel, or the channel itself', () => {
		expect( beginnings.map( nameOf ) ).toEqual( [
			'mail.big',
			'mail.any',
			'mail.post',
			'page',
		] );
	} );

	it( 'stand under their headings in the order of the channels', () => {
		expect(
			groupsOf( beginnings, 'Here' ).map(
				( { label, beginnings: all } ) => [ label, all.map( nameOf ) ]
			)
		).toEqual( [
			[ 'Providers', [ 'mail.big' ] ],
			[ 'Elsewhere', [ 'mail.any', 'mail.post' ] ],
			[ 'Here', [ 'page' ] ],
		] );
	} );
} );

describe( 'the preset of a connection', () => {
	it( 'is the one that says the most of what fits', () => {
		const settings = { way: 'imap', host: 'imap.big.example', port: 143 };
		expect( presetOf( mail, settings )?.id ).toBe( 'big' );
		expect( presetOf( mail, { ...settings, host: 'x' } )?.id ).toBe(
			'any'
		);
		expect( presetOf( mail, {} ) ).toBeNull();
	} );
} );

describe( 'groups of fields', () => {
	const big = mail.presets[ 0 ] ?? null;
	const of = ( settings: object, preset = big ) =>
		fieldGroups(
			mail.settings_fields,
			countingOf( mail.settings_fields, { ...settings } ),
			preset
		).map( ( { label, shown, folded } ) => [
			label,
			shown.map( ( { key } ) => key ),
			folded.map( ( { key } ) => key ),
		] );

	it( 'fold away what the preset has filled in, but for the first choice', () => {
		expect( of( { way: 'imap' } ) ).toEqual( [
			[ 'Account', [ 'user', 'password' ], [] ],
			[
				'Receiving',
				[ 'way', 'after', 'receiving_test' ],
				[ 'host', 'port' ],
			],
			[ 'Sending', [ 'sends' ], [ 'expert' ] ],
		] );
		expect( of( { way: 'imap' }, null )[ 1 ] ).toEqual( [
			'Receiving',
			[ 'way', 'host', 'port', 'after', 'receiving_test' ],
			[],
		] );
	} );

	it( 'leave out what does not count', () => {
		expect( of( { way: 'none' } ).map( ( [ label ] ) => label ) ).toEqual( [
			'Receiving',
			'Sending',
		] );
	} );

	it( 'are summed up by their values', () => {
		const settings = { way: 'imap', host: 'imap.big.example', port: 993 };
		const counting = countingOf( mail.settings_fields, settings );
		const fields = mail.settings_fields.filter( ( { key } ) =>
			[ 'host', 'port', 'after', 'password' ].includes( key )
		);
		expect( summaryOf( fields, counting ) ).toBe(
			'imap.big.example, 993, leave'
		);
	} );
} );
