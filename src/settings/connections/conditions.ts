import type { Channel } from '../../api';

export type SettingsField = Channel[ 'settings_fields' ][ number ];
type When = SettingsField[ 'when' ];
export type SettingsOption = SettingsField[ 'options' ][ number ];

/** Settings by key, as they are typed. */
export type Settings = Record< string, unknown >;

const WITHOUT_VALUE = [ 'test', 'access', 'post_to', 'copy' ];

/** Whether a field has a value at all; the others are things to use. */
export const hasValue = ( { type }: SettingsField ): boolean =>
	! WITHOUT_VALUE.includes( type );

/**
 * What a setting has that was never set.
 *
 * @param field Its field.
 */
export function usualValue( { type, options }: SettingsField ): unknown {
	switch ( type ) {
		case 'checkbox':
			return false;
		case 'list':
		case 'folders':
			return [];
		case 'select':
			return options[ 0 ]?.value ?? '';
	}
	return '';
}

/** What counts of some settings. */
export interface Counting {
	counts: ( key: string ) => boolean;
	/** The choices of a field that can be made now. */
	optionsOf: ( field: SettingsField ) => SettingsOption[];
	/** What a setting is: a choice that can't be made any more is the first that can. */
	valueOf: ( key: string ) => unknown;
}

// PHP writes true as 1 and false as nothing.
const toText = ( value: unknown ): string =>
	typeof value === 'boolean' ? ( value && '1' ) || '' : String( value );

/**
 * Which settings count, by `when` of their fields: one of the conditions must be true; a condition names settings and the
 * values of which each must have one. A setting that doesn't count itself has no value. The site decides the same in
 * includes/Channels/Conditions.php.
 *
 * @param fields   All fields of a channel.
 * @param settings What is typed.
 */
export function countingOf(
	fields: SettingsField[],
	settings: Settings
): Counting {
	const known = new Map( fields.map( ( field ) => [ field.key, field ] ) );
	// Null while it is being found out: two that wait for each other never count.
	const found = new Map< string, boolean | null >();

	const isTrue = ( when: When ): boolean =>
		when.length === 0 ||
		when.some( ( condition ) =>
			Object.entries( condition ).every(
				( [ key, wanted ] ) =>
					counts( key ) && wanted.includes( toText( valueOf( key ) ) )
			)
		);
	const counts = ( key: string ): boolean => {
		if ( ! found.has( key ) ) {
			const field = known.get( key );
			found.set( key, null );
			found.set( key, field !== undefined && isTrue( field.when ) );
		}
		return found.get( key ) === true;
	};
	const optionsOf = ( { options }: SettingsField ) =>
		options.filter( ( { when } ) => isTrue( when ) );
	const valueOf = ( key: string ): unknown => {
		const field = known.get( key );
		const value = settings[ key ] ?? ( field ? usualValue( field ) : '' );
		if ( field?.type !== 'select' || ! counts( key ) ) {
			return value;
		}
		const offered = optionsOf( field );
		return offered.some( ( option ) => option.value === value )
			? value
			: ( offered[ 0 ]?.value ?? '' );
	};
	return { counts, optionsOf, valueOf };
}
