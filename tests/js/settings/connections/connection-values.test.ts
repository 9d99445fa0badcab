import type { Connection } from '../../../../src/api';
import {
	check,
	connectable,
	isSecretStored,
	mustEnterAgain,
	nameFor,
	newValues,
	settingsToTry,
	toBody,
	typedSettings,
	valuesOf,
} from '../../../../src/settings/connections/connection-values';
import { beginningsOf } from '../../../../src/settings/connections/presets';
import { field, mail, page } from './fixtures';

const connection = {
	id: 5,
	channel: 'mail',
	name: 'Shop',
	inbox: 2,
	enabled: true,
	settings: {
		way: 'imap',
		host: 'mail.example',
		after: 'move',
		move_to: 'Done',
		password: { secret_set: true },
		secret: { secret_set: false },
	},
} as unknown as Connection;

const [ big, , post ] = beginningsOf( [ mail ] );
const values = valuesOf( connection, mail );

describe( 'values of a connection', () => {
	it( 'never show a secret, fill in what was never set, and hold nothing that can only be used', () => {
		expect( values ).toEqual( {
			channel: 'mail',
			name: 'Shop',
			inbox: 2,
			enabled: true,
			'settings.user': '',
			'settings.password': '',
			'settings.way': 'imap',
			'settings.host': 'mail.example',
			'settings.port': '',
			'settings.after': 'move',
			'settings.move_to': 'Done',
			'settings.secret': '',
			'settings.sends': false,
			'settings.expert': '',
		} );
	} );

	it( 'are there too when the plugin of the channel is gone', () => {
		expect( valuesOf( connection, undefined ) ).toEqual( {
			channel: 'mail',
			name: 'Shop',
			inbox: 2,
			enabled: true,
		} );
	} );

	it( 'know whether a secret is stored', () => {
		expect( isSecretStored( { secret_set: true } ) ).toBe( true );
		expect( isSecretStored( { secret_set: false } ) ).toBe( false );
		expect( isSecretStored( undefined ) ).toBe( false );
	} );
} );

describe( 'a new connection', () => {
	it( 'begins with what its preset says', () => {
		expect( big && newValues( big, 3, () => 'made up' ) ).toMatchObject( {
			channel: 'mail',
			inbox: 3,
			enabled: true,
			'settings.host': 'imap.big.example',
			'settings.port': 993,
			'settings.secret': '',
		} );
	} );

	it( 'has a secret made up where it needs one', () => {
		expect( post && newValues( post, 3, () => 'made up' ) ).toMatchObject( {
			'settings.way': 'post',
			'settings.secret': 'made up',
		} );
	} );

	it( 'is offered for channels that are set up by connections', () => {
		const portal = { ...page, abilities: [ 'receive' as const ] };
		expect( connectable( [ portal, mail ] ) ).toEqual( [ mail ] );
	} );

	it( 'is called by its address, or by what it is', () => {
		const empty = big ? newValues( big, 3, () => '' ) : {};
		expect( nameFor( empty, mail, 'Big Mail' ) ).toBe( 'Big Mail' );
		expect(
			nameFor(
				{ ...empty, 'settings.user': ' me@big.example ' },
				mail,
				'Big Mail'
			)
		).toBe( 'me@big.example' );
		expect( nameFor( {}, page, 'Page' ) ).toBe( 'Page' );
	} );
} );

describe( 'what is sent', () => {
	it( 'is only the changed settings, under their object', () => {
		const changes = { name: 'Shop 2', 'settings.sends': true };
		expect(
			toBody( changes, { ...values, ...changes }, mail, false )
		).toEqual( { name: 'Shop 2', settings: { sends: true } } );
	} );

	it( 'leaves a secret alone that was not typed anew', () => {
		const untouched = { 'settings.password': '' };
		const typed = { 'settings.password': 'x' };
		expect(
			toBody( untouched, { ...values, ...untouched }, mail, false )
		).toEqual( {} );
		expect( toBody( typed, { ...values, ...typed }, mail, false ) ).toEqual(
			{ settings: { password: 'x' } }
		);
	} );

	it( 'takes along a choice that another change has ended', () => {
		const changes = { 'settings.way': 'pop3' };
		expect(
			toBody( changes, { ...values, ...changes }, mail, false )
		).toEqual( { settings: { way: 'pop3', after: 'leave' } } );
	} );

	it( 'is everything of a new one, hidden values too', () => {
		const whole = { ...values, 'settings.password': 'x' };
		expect( toBody( whole, whole, mail, true ) ).toEqual( {
			channel: 'mail',
			name: 'Shop',
			inbox: 2,
			enabled: true,
			settings: {
				user: '',
				password: 'x',
				way: 'imap',
				host: 'mail.example',
				port: '',
				after: 'move',
				move_to: 'Done',
				sends: false,
				expert: '',
			},
		} );
	} );

	it( 'names the channel only once, and no setting of another one', () => {
		const other = { channel: 'mail', 'settings.elsewhere': 'x' };
		expect( toBody( other, other, page, true ) ).toEqual( {
			channel: 'mail',
		} );
		expect( toBody( other, other, page, false ) ).toEqual( {} );
	} );

	it( 'is all of it for a trial, but no secret that was not typed', () => {
		expect( Object.keys( settingsToTry( values, mail ) ) ).toEqual( [
			'user',
			'way',
			'host',
			'port',
			'after',
			'move_to',
			'sends',
			'expert',
		] );
	} );
} );

describe( 'a stored secret', () => {
	const secret = field( 'password', 'secret', { bound: [ 'host', 'user' ] } );
	const saved = typedSettings( values );

	it( 'must be entered again when it would go elsewhere', () => {
		expect(
			mustEnterAgain( secret, saved, { ...saved, host: 'evil.example' } )
		).toBe( true );
		expect( mustEnterAgain( secret, saved, { ...saved, port: 1 } ) ).toBe(
			false
		);
	} );
} );

describe( 'check', () => {
	it( 'wants a name and an inbox', () => {
		expect(
			Object.keys( check( { ...values, name: ' ', inbox: null } ) )
		).toEqual( [ 'name', 'inbox' ] );
		expect( check( values ) ).toEqual( {} );
	} );
} );
