import { getBoot } from '../../api';

const localeOf = (): string =>
	getBoot().locale.locale.split( '_' ).slice( 0, 2 ).join( '-' );

/**
 * A language by its name, such as "English".
 *
 * @param tag Language tag.
 */
export function languageName( tag: string ): string {
	try {
		const names = new Intl.DisplayNames( [ localeOf() ], {
			type: 'language',
		} );
		return names.of( tag.replace( '_', '-' ) ) ?? tag;
	} catch {
		return tag;
	}
}

/**
 * Month and year, such as "March 2024".
 *
 * @param time RFC 3339.
 */
export const monthOf = ( time: string ): string =>
	new Date( time ).toLocaleDateString( localeOf(), {
		month: 'long',
		year: 'numeric',
	} );
