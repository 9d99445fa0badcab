import type { Counting, SettingsField } from './conditions';
import type { Preset } from './presets';

/** Fields under one heading. */
export interface FieldGroup {
	label: string;
	/** In sight. */
	shown: SettingsField[];
	/** For whoever opens the rest. */
	folded: SettingsField[];
}

/**
 * The fields that count, under their headings. What a preset has filled in is folded away, but for the first choice of a
 * group, on which the others depend.
 *
 * @param fields   All fields of a channel.
 * @param counting Which of them count.
 * @param preset   What the connection was begun with.
 */
export function fieldGroups(
	fields: SettingsField[],
	counting: Counting,
	preset: Preset | null
): FieldGroup[] {
	const groups = new Map< string, FieldGroup >();
	const filledIn = Object.keys( preset?.settings ?? {} );
	fields
		.filter( ( { key } ) => counting.counts( key ) )
		.forEach( ( field ) => {
			const group = groups.get( field.group ) ?? {
				label: field.group,
				shown: [],
				folded: [],
			};
			const leads = field.type === 'select' && group.shown.length === 0;
			const isFolded =
				field.folded || ( filledIn.includes( field.key ) && ! leads );
			( isFolded ? group.folded : group.shown ).push( field );
			groups.set( field.group, group );
		} );
	return [ ...groups.values() ];
}

/**
 * The values of folded fields in one line, such as `imap.example.com, TLS, 993`.
 *
 * @param fields   The folded ones.
 * @param counting Knows their values.
 */
export function summaryOf(
	fields: SettingsField[],
	counting: Counting
): string {
	const words = fields.map( ( { key, type, options } ) => {
		const value = counting.valueOf( key );
		switch ( type ) {
			case 'select':
				return options.find( ( option ) => option.value === value )
					?.label;
			case 'text':
			case 'email':
			case 'number':
				return String( value );
		}
		return '';
	} );
	return words.filter( Boolean ).join( ', ' );
}
