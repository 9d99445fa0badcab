import { __ } from '@wordpress/i18n';
import type { Channel, Connection } from '../../api';
import type { Errors } from '../../components';

/** Values of a connection's form; those of its channel are called `settings.<key>`. */
export interface ConnectionValues {
	channel: string;
	name: string;
	inbox: number | null;
	enabled: boolean;
	[ setting: `settings.${ string }` ]: unknown;
}

export type SettingsField = Channel[ 'settings_fields' ][ number ];

const PREFIX = 'settings.';

export const nameOfSetting = ( key: string ): `settings.${ string }` =>
	`${ PREFIX }${ key }` as `settings.${ string }`;

function emptyOf( { type, options }: SettingsField ): unknown {
	switch ( type ) {
		case 'checkbox':
			return false;
		case 'list':
			return [];
		case 'select':
			return options?.[ 0 ]?.value ?? '';
	}
	return '';
}

/** Of a secret the site says only whether there is one. */
export const isSecretStored = ( shown: unknown ): boolean =>
	Boolean( ( shown as { secret_set?: boolean } | undefined )?.secret_set );

/** The channels of which connections can be added. */
export const connectable = ( channels: Channel[] ): Channel[] =>
	channels.filter( ( { abilities } ) => abilities.includes( 'connect' ) );

/** A secret never comes from the site; what is typed replaces it. */
const valueOf = ( field: SettingsField, stored: unknown ): unknown =>
	field.type === 'secret' ? '' : ( stored ?? emptyOf( field ) );

/**
 * The form's values of a connection.
 *
 * @param connection Null for a new one.
 * @param channels   All channels; a new connection may still become any of them.
 * @param inbox      Inbox of a new one.
 */
export function valuesOf(
	connection: Connection | null,
	channels: Channel[],
	inbox: number | null
): ConnectionValues {
	const offered = connection
		? channels.filter( ( { id } ) => id === connection.channel )
		: connectable( channels );
	const stored = ( connection?.settings ?? {} ) as Record< string, unknown >;
	const settings = offered.flatMap( ( { settings_fields: fields } ) =>
		fields.map( ( field ) => [
			nameOfSetting( field.key ),
			valueOf( field, stored[ field.key ] ),
		] )
	);
	return {
		channel: connection?.channel ?? offered[ 0 ]?.id ?? '',
		name: connection?.name ?? '',
		inbox: connection?.inbox ?? inbox,
		enabled: connection?.enabled ?? true,
		...Object.fromEntries( settings ),
	};
}

const isSent = ( field: SettingsField, value: unknown ): boolean =>
	value !== undefined && ( field.type !== 'secret' || value !== '' );

/**
 * What is sent of them.
 *
 * @param values  The values that changed, or all of a new connection.
 * @param channel The connection's channel.
 * @param isNew   The channel itself is sent only once.
 */
export function toBody(
	values: Partial< ConnectionValues >,
	channel: Channel | undefined,
	isNew: boolean
): object {
	const fields = channel?.settings_fields ?? [];
	const settings = Object.fromEntries(
		fields
			.map( ( field ) => ( {
				field,
				value: values[ nameOfSetting( field.key ) ],
			} ) )
			.filter( ( { field, value } ) => isSent( field, value ) )
			.map( ( { field, value } ) => [ field.key, value ] )
	);
	const plain = Object.entries( values ).filter(
		( [ name ] ) =>
			! name.startsWith( PREFIX ) && ( isNew || name !== 'channel' )
	);
	return {
		...Object.fromEntries( plain ),
		...( Object.keys( settings ).length > 0 && { settings } ),
	};
}

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
