import type { Channel, Connection } from '../../../../src/api';
import {
	check,
	connectable,
	isSecretStored,
	toBody,
	valuesOf,
} from '../../../../src/settings/connections/connection-values';

const field = ( key: string, type: string, options: object[] = [] ) => ( {
	key,
	type,
	label: key,
	help: '',
	options,
} );

const channel = {
	id: 'imap',
	label: 'Mail',
	icon: 'envelope',
	abilities: [ 'receive', 'connect' ],
	settings_fields: [
		field( 'host', 'text' ),
		field( 'password', 'secret' ),
		field( 'tls', 'checkbox' ),
		field( 'after', 'select', [ { value: 'move', label: 'Move' } ] ),
	],
} as unknown as Channel;

const connection = {
	id: 5,
	channel: 'imap',
	name: 'Shop',
	inbox: 2,
	enabled: true,
	settings: { host: 'mail.example', password: { secret_set: true } },
} as unknown as Connection;

describe( 'values of a connection', () => {
	it( 'never shows a secret and fills in what was never set', () => {
		expect( valuesOf( connection, [ channel ], null ) ).toEqual( {
			channel: 'imap',
			name: 'Shop',
			inbox: 2,
			enabled: true,
			'settings.host': 'mail.example',
			'settings.password': '',
			'settings.tls': false,
			'settings.after': 'move',
		} );
	} );

	it( 'offers a new one only channels that are set up by connections', () => {
		const page = {
			...channel,
			id: 'page',
			abilities: [ 'receive' as const ],
		};
		expect( connectable( [ page, channel ] ) ).toEqual( [ channel ] );
		expect( valuesOf( null, [ page, channel ], null ).channel ).toBe(
			'imap'
		);
	} );

	it( 'knows whether a secret is stored', () => {
		expect( isSecretStored( { secret_set: true } ) ).toBe( true );
		expect( isSecretStored( { secret_set: false } ) ).toBe( false );
		expect( isSecretStored( undefined ) ).toBe( false );
	} );
} );

describe( 'what is sent', () => {
	it( 'sends only the changed settings, under their object', () => {
		expect(
			toBody( { name: 'Shop 2', 'settings.tls': true }, channel, false )
		).toEqual( { name: 'Shop 2', settings: { tls: true } } );
	} );

	it( 'leaves a secret alone that was not typed anew', () => {
		expect( toBody( { 'settings.password': '' }, channel, false ) ).toEqual(
			{}
		);
		expect(
			toBody( { 'settings.password': 'x' }, channel, false )
		).toEqual( { settings: { password: 'x' } } );
	} );

	it( 'names the channel only once, and no setting of another one', () => {
		const values = { channel: 'imap', 'settings.elsewhere': 'x' };
		expect( toBody( values, channel, true ) ).toEqual( {
			channel: 'imap',
		} );
		expect( toBody( values, channel, false ) ).toEqual( {} );
	} );
} );

describe( 'check', () => {
	it( 'wants a name and an inbox', () => {
		const values = valuesOf( null, [ channel ], null );
		expect( Object.keys( check( values ) ) ).toEqual( [ 'name', 'inbox' ] );
	} );
} );
