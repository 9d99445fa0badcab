import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export { expect, test } from '@playwright/test';
export { php } from './site';

/**
 * Logs in through WordPress's own form.
 *
 * @param page
 * @param user     Log-in name.
 * @param password
 */
export async function logIn(
	page: Page,
	user = 'admin',
	password = 'password'
) {
	await page.goto( '/wp-login.php' );
	await page.locator( '#user_login' ).fill( user );
	await page.locator( '#user_pass' ).fill( password );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL(
		( url ) => ! url.pathname.endsWith( 'wp-login.php' )
	);
}

/**
 * Looks for what shuts people out of our part of the page.
 *
 * @param page
 * @param part CSS selector of what is ours.
 */
export async function expectAccessible( page: Page, part: string ) {
	const { violations } = await new AxeBuilder( { page } )
		.include( part )
		// No script runs in them, so axe would wait for an answer.
		.exclude( 'iframe[sandbox]' )
		.analyze();
	expect(
		violations.map( ( { id, help, nodes } ) => ( {
			id,
			help,
			where: nodes.map( ( node ) => node.html ),
		} ) )
	).toEqual( [] );
}
