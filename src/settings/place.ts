import { __ } from '@wordpress/i18n';
import type { Crumb } from '../components';

/** Where in the settings the address leads. */
export interface Place {
	/** `inboxes`; empty on `/settings`. */
	section: string;
	/** What comes behind it: a record's id, `new`, or nothing. */
	id: string | null;
}

/**
 * Reads `/settings/<section>/<id>`.
 *
 * @param path Path of the app.
 */
export function readPlace( path: string ): Place {
	const [ section = '', id = '' ] = path
		.split( '/' )
		.filter( Boolean )
		.slice( 1 );
	return { section, id: id || null };
}

export const pathTo = ( section: string, id: string | number = '' ): string =>
	id === '' ? `/settings/${ section }` : `/settings/${ section }/${ id }`;

/** Above a section's own page: the list of sections, which a phone shows by itself. */
export const settingsCrumb = (): Crumb => ( {
	label: __( 'Settings', 'switchboard' ),
	to: '/settings',
} );
