import type { Channel } from '../../api';
import { usualValue } from './conditions';
import type { Settings } from './conditions';

export type Preset = Channel[ 'presets' ][ number ];

const settingsOf = ( preset: Preset ): Settings => preset.settings as Settings;

/**
 * The preset that a connection was begun with, as far as its settings tell: of those that fit, the one that says the most.
 *
 * @param channel  Its channel.
 * @param settings Its settings.
 */
export function presetOf(
	channel: Channel,
	settings: Settings
): Preset | null {
	const usual = Object.fromEntries(
		channel.settings_fields.map( ( field ) => [
			field.key,
			usualValue( field ),
		] )
	);
	const has = { ...usual, ...settings };
	// Servers and ways make a preset; what is for experts may have been changed since.
	const telling = channel.settings_fields
		.filter(
			( { type, folded } ) =>
				! folded && ( type === 'text' || type === 'select' )
		)
		.map( ( { key } ) => key );
	const fits = ( preset: Preset ): boolean =>
		Object.entries( settingsOf( preset ) ).every(
			( [ key, value ] ) =>
				! telling.includes( key ) || has[ key ] === value
		);
	const size = ( preset: Preset ): number =>
		Object.keys( preset.settings ).length;
	return channel.presets
		.filter( fits )
		.reduce< Preset | null >(
			( best, preset ) =>
				best && size( best ) >= size( preset ) ? best : preset,
			null
		);
}

/** What a new connection begins with. */
export interface Beginning {
	channel: Channel;
	/** Null for a channel that has none. */
	preset: Preset | null;
}

/** What stands in the address of the form. */
export const nameOf = ( { channel, preset }: Beginning ): string =>
	preset ? `${ channel.id }.${ preset.id }` : channel.id;

/**
 * All ways to begin.
 *
 * @param channels Channels of which connections can be added.
 */
export const beginningsOf = ( channels: Channel[] ): Beginning[] =>
	channels.flatMap< Beginning >( ( channel ) =>
		channel.presets.length > 0
			? channel.presets.map( ( preset ) => ( { channel, preset } ) )
			: [ { channel, preset: null } ]
	);

/** Ways to begin under one heading. */
export interface BeginningGroup {
	label: string;
	beginnings: Beginning[];
}

/**
 * Ways to begin under their headings, in the order in which the channels name them.
 *
 * @param beginnings All of them.
 * @param others     Heading of channels without presets.
 */
export function groupsOf(
	beginnings: Beginning[],
	others: string
): BeginningGroup[] {
	const groups = new Map< string, Beginning[] >();
	beginnings.forEach( ( beginning ) => {
		const label = beginning.preset?.group || others;
		groups.set( label, [ ...( groups.get( label ) ?? [] ), beginning ] );
	} );
	return [ ...groups ].map( ( [ label, list ] ) => ( {
		label,
		beginnings: list,
	} ) );
}
