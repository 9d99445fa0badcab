/** Languages that are offered by name; any other tag that a contact has stays. */
const LANGUAGES =
	'ar bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ka ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-CN zh-TW'.split(
		' '
	);

const toTag = ( language: string ): string => language.replace( /_/g, '-' );

/**
 * A language in the reader's own words.
 *
 * @param language Tag such as `de` or `pt_BR`.
 * @param reader   The reader's locale.
 */
export function languageName( language: string, reader: string ): string {
	try {
		const names = new Intl.DisplayNames( [ reader ], { type: 'language' } );
		return names.of( toTag( language ) ) ?? language;
	} catch {
		return language;
	}
}

/**
 * Languages to choose from, by name.
 *
 * @param chosen What the contact has.
 * @param reader The reader's locale.
 */
export function languageOptions(
	chosen: string,
	reader: string
): { value: string; label: string }[] {
	const tags = new Set( LANGUAGES );
	if ( chosen ) {
		tags.add( chosen );
	}
	return [ ...tags ]
		.map( ( value ) => ( { value, label: languageName( value, reader ) } ) )
		.sort( ( a, b ) => a.label.localeCompare( b.label, reader ) );
}
