import { __, sprintf } from '@wordpress/i18n';
import type { SitePage } from '../../api';

const untitled = ( id: number ): string =>
	/* translators: %d: number of a page. */
	sprintf( __( 'Page %d', 'switchboard' ), id );

function labelOf( { id, title, status }: SitePage ): string {
	const name = title.raw || untitled( id );
	return status === 'publish'
		? name
		: /* translators: %s: title of a page that visitors can't see. */
			sprintf( __( '%s (not published)', 'switchboard' ), name );
}

/**
 * Pages to choose from. The chosen one is among them even when it is far down the site's list or gone.
 *
 * @param pages  Pages of the site.
 * @param chosen The chosen page, 0 for none.
 */
export function pageOptions( pages: SitePage[], chosen: number ) {
	const options = pages.map( ( page ) => ( {
		value: String( page.id ),
		label: labelOf( page ),
	} ) );
	const isKnown = chosen === 0 || pages.some( ( { id } ) => id === chosen );
	return [
		{ value: '0', label: __( 'None', 'switchboard' ) },
		...options,
		...( isKnown
			? []
			: [
					{
						value: String( chosen ),
						label: untitled( chosen ),
					},
				] ),
	];
}
