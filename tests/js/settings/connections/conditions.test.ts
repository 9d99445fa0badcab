import {
	countingOf,
	hasValue,
} from '../../../../src/settings/connections/conditions';
import { field, mail, option } from './fixtures';

const fields = mail.settings_fields;
const counting = ( settings: Record< string, unknown > ) =>
	fields
		.map( ( { key } ) => key )
		.filter( countingOf( fields, settings ).counts );

it( 'counts what has no condition, and what was never set has its usual value', () => {
	expect( counting( {} ) ).toEqual( [ 'way', 'sends', 'expert' ] );
} );

it( 'wants one of several conditions', () => {
	expect( counting( { sends: true } ) ).toContain( 'user' );
	expect( counting( { way: 'pop3' } ) ).toContain( 'user' );
	expect( counting( { way: 'post' } ) ).not.toContain( 'user' );
} );

it( 'wants every setting of a condition', () => {
	const both = [
		field( 'a', 'text' ),
		field( 'b', 'text' ),
		field( 'c', 'text', { when: [ { a: [ '1' ], b: [ '2' ] } ] } ),
	];
	expect( countingOf( both, { a: 1, b: 3 } ).counts( 'c' ) ).toBe( false );
	expect( countingOf( both, { a: 1, b: 2 } ).counts( 'c' ) ).toBe( true );
} );

it( 'takes a setting that does not count for one without a value', () => {
	const settings = { after: 'move' };
	expect( counting( { ...settings, way: 'imap' } ) ).toContain( 'move_to' );
	expect( counting( { ...settings, way: 'none' } ) ).not.toContain(
		'move_to'
	);
} );

it( 'never counts settings that wait for each other, or for none', () => {
	const waiting = [
		field( 'egg', 'text', { when: [ { hen: [ '' ] } ] } ),
		field( 'hen', 'text', { when: [ { egg: [ '' ] } ] } ),
		field( 'lost', 'text', { when: [ { gone: [ '' ] } ] } ),
	];
	const { counts } = countingOf( waiting, {} );
	expect( waiting.filter( ( { key } ) => counts( key ) ) ).toEqual( [] );
} );

it( 'falls back to the first choice that can be made', () => {
	const byImap = countingOf( fields, { way: 'imap', after: 'move' } );
	const byPop3 = countingOf( fields, { way: 'pop3', after: 'move' } );
	const after = fields.find( ( { key } ) => key === 'after' );
	expect( byImap.valueOf( 'after' ) ).toBe( 'move' );
	expect( byPop3.valueOf( 'after' ) ).toBe( 'leave' );
	expect( byPop3.counts( 'move_to' ) ).toBe( false );
	expect( after && byPop3.optionsOf( after ) ).toEqual( [
		option( 'leave' ),
	] );
} );

it( 'knows what can only be used', () => {
	expect( hasValue( field( 'x', 'test' ) ) ).toBe( false );
	expect( hasValue( field( 'x', 'secret' ) ) ).toBe( true );
} );
