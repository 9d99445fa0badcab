import type { Page } from '@playwright/test';

export const APP = '#switchboard-app';

/**
 * Opens a place in the app.
 *
 * @param page
 * @param path Such as `/tickets/12?view=mine`.
 */
export const open = ( page: Page, path = '/tickets' ) =>
	page.goto(
		`/wp-admin/admin.php?page=switchboard&path=${ encodeURIComponent(
			path
		) }`
	);

/**
 * Asks the REST API as whoever is logged in on the page.
 *
 * @param page   A page of wp-admin.
 * @param path   Below the namespace.
 * @param method
 * @param data
 */
export const api = < T >(
	page: Page,
	path: string,
	method = 'GET',
	data?: object
): Promise< T > =>
	page.evaluate(
		( [ to, how, body ] ) =>
			( window as any ).wp.apiFetch( {
				path: `/switchboard/v1/${ to }`,
				method: how,
				data: body,
			} ),
		[ path, method, data ] as const
	);

interface Made {
	id: number;
	number: number;
	contact: number;
}

/**
 * A ticket of a customer of its own.
 *
 * @param page    A page of wp-admin.
 * @param subject
 * @param more    Further members of the request.
 */
export const makeTicket = (
	page: Page,
	subject: string,
	more: object = {}
): Promise< Made > =>
	api( page, 'tickets', 'POST', {
		inbox: 1,
		subject,
		contact: {
			name: 'Ingrid Solberg',
			email: `ingrid.${ Date.now() }@fjordmail.example`,
		},
		message: {
			kind: 'customer',
			html: '<p>Is the ash glaze food safe?</p>',
		},
		...more,
	} );

/**
 * A sentence on the screen, not the one that is read aloud.
 *
 * @param page
 * @param words
 */
export const said = ( page: Page, words: string | RegExp ) =>
	page.locator( APP ).getByText( words );

/**
 * The menu of a property of the open ticket.
 *
 * @param page
 * @param name  Such as `Status`.
 * @param value What it is now.
 */
export const property = ( page: Page, name: string, value = '' ) =>
	page.getByRole( 'button', {
		name: new RegExp( `^${ name }\\s*${ value }` ),
	} );

/**
 * The rows of the list.
 *
 * @param page
 */
export const rows = ( page: Page ) =>
	page.locator( '.switchboard-list [data-ticket]' );
