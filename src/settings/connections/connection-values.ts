import { __ } from '@wordpress/i18n';
import type { Channel, Connection } from '../../api';
import type { Errors } from '../../components';
import { countingOf, hasValue, usualValue } from './conditions';
import type { Settings, SettingsField } from './conditions';
import type { Beginning } from './presets';

/** Values of a connection's form; those of its channel are called `settings.<key>`. */
export interface ConnectionValues {
	channel: string;
	name: string;
	inbox: number | null;
	enabled: boolean;
	[ setting: `settings.${ string }` ]: unknown;
}

const PREFIX = 'settings.';

export const nameOfSetting = ( key: string ): `settings.${ string }` =>
	`${ PREFIX }${ key }` as `settings.${ string }`;

/** Of a secret the site says only whether there is one. */
export const isSecretStored = ( shown: unknown ): boolean =>
	Boolean( ( shown as { secret_set?: boolean } | undefined )?.secret_set );

/** The channels of which connections can be added. */
export const connectable = ( channels: Channel[] ): Channel[] =>
	channels.filter( ( { abilities } ) => abilities.includes( 'connect' ) );

/** A secret never comes from the site; what is typed replaces it. */
const valueOf = ( field: SettingsField, stored: unknown ): unknown =>
	field.type === 'secret' ? '' : ( stored ?? usualValue( field ) );

const settingsIn = ( fields: SettingsField[], stored: Settings ) =>
	Object.fromEntries(
		fields
			.filter( hasValue )
			.map( ( field ) => [
				nameOfSetting( field.key ),
				valueOf( field, stored[ field.key ] ),
			] )
	);

/**
 * The form's values of a connection.
 *
 * @param connection Connection.
 * @param channel    Its channel; undefined when its plugin is gone.
 */
export const valuesOf = (
	connection: Connection,
	channel: Channel | undefined
): ConnectionValues => ( {
	channel: connection.channel,
	name: connection.name,
	inbox: connection.inbox,
	enabled: connection.enabled,
	...settingsIn(
		channel?.settings_fields ?? [],
		connection.settings as Settings
	),
} );

/**
 * The form's values of a new connection.
 *
 * @param beginning What it begins with.
 * @param inbox     Its inbox.
 * @param makeUp    Makes up a secret.
 */
export function newValues(
	{ channel, preset }: Beginning,
	inbox: number | null,
	makeUp: () => string
): ConnectionValues {
	const values: ConnectionValues = {
		channel: channel.id,
		name: '',
		inbox,
		enabled: true,
		...settingsIn(
			channel.settings_fields,
			( preset?.settings ?? {} ) as Settings
		),
	};
	const settings = typedSettings( values );
	const { counts } = countingOf( channel.settings_fields, settings );
	channel.settings_fields
		.filter( ( { key, generate } ) => generate && counts( key ) )
		.forEach( ( { key } ) => {
			values[ nameOfSetting( key ) ] = makeUp();
		} );
	return values;
}

/**
 * Settings by key.
 *
 * @param values The form's values.
 */
export const typedSettings = ( values: object ): Settings =>
	Object.fromEntries(
		Object.entries( values )
			.filter( ( [ name ] ) => name.startsWith( PREFIX ) )
			.map( ( [ name, value ] ) => [
				name.slice( PREFIX.length ),
				value,
			] )
	);

const isTyped = ( { type }: SettingsField, value: unknown ): boolean =>
	value !== undefined && ( type !== 'secret' || value !== '' );

/**
 * All settings as a trial needs them: those that were typed, and of secrets only the new ones.
 *
 * @param values  The form's values.
 * @param channel The connection's channel.
 */
export function settingsToTry( values: object, channel: Channel ): Settings {
	const fields = channel.settings_fields;
	const settings = typedSettings( values );
	const counting = countingOf( fields, settings );
	return Object.fromEntries(
		fields
			.filter(
				( field ) =>
					hasValue( field ) && isTyped( field, settings[ field.key ] )
			)
			.map( ( { key } ) => [ key, counting.valueOf( key ) ] )
	);
}

/**
 * What a new connection is called when nobody says: by the first text that was typed, mostly the address, else by what it is.
 *
 * @param values  The form's values.
 * @param channel The connection's channel.
 * @param label   What it is.
 */
export function nameFor(
	values: object,
	channel: Channel | undefined,
	label: string
): string {
	const fields = channel?.settings_fields ?? [];
	const typed = typedSettings( values );
	const { counts } = countingOf( fields, typed );
	const texts = fields
		.filter(
			( { key, type, group } ) =>
				group === fields[ 0 ]?.group &&
				( type === 'text' || type === 'email' ) &&
				counts( key )
		)
		.map( ( { key } ) => String( typed[ key ] ?? '' ).trim() );
	return texts.find( Boolean ) ?? label;
}

/**
 * What is sent to be saved.
 *
 * @param changes The values that changed, or all of a new connection.
 * @param whole   All values.
 * @param channel The connection's channel.
 * @param isNew   The channel itself is sent only once.
 */
export function toBody(
	changes: Partial< ConnectionValues >,
	whole: object,
	channel: Channel | undefined,
	isNew: boolean
): object {
	const typed = typedSettings( whole );
	const settings = channel ? settingsToTry( whole, channel ) : {};
	const sent = Object.entries( settings ).filter(
		( [ key, value ] ) =>
			isNew ||
			nameOfSetting( key ) in changes ||
			// A choice that went away with another change.
			value !== typed[ key ]
	);
	const plain = Object.entries( changes ).filter(
		( [ name ] ) =>
			! name.startsWith( PREFIX ) && ( isNew || name !== 'channel' )
	);
	return {
		...Object.fromEntries( plain ),
		...( sent.length > 0 && { settings: Object.fromEntries( sent ) } ),
	};
}

/**
 * Whether a stored secret must be entered again, because it would go to another account or server than it was meant for.
 *
 * @param field  The secret's.
 * @param stored What is saved.
 * @param typed  What is typed.
 */
export const mustEnterAgain = (
	{ bound }: SettingsField,
	stored: Settings,
	typed: Settings
): boolean =>
	bound.some( ( key ) => ( stored[ key ] ?? '' ) !== ( typed[ key ] ?? '' ) );

export function check( { name, inbox }: ConnectionValues ): Errors {
	return {
		...( name.trim() === '' && {
			name: __( 'Give the connection a name.', 'switchboard' ),
		} ),
		...( ! inbox && {
			inbox: __( 'Choose where its tickets go.', 'switchboard' ),
		} ),
	};
}
