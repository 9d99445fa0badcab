import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './support';
import {
	api,
	APP,
	makeTicket,
	open,
	property,
	rows,
	said,
} from './support/agent';

const text = ( page: Page ) =>
	page.getByRole( 'textbox', { name: 'Text of the reply' } );

const openNew = async ( page: Page, subject: string ) => {
	await open( page );
	const ticket = await makeTicket( page, subject );
	await open( page, `/tickets/${ ticket.id }` );
	await expect( text( page ) ).toBeVisible();
	return ticket;
};

const REST = '**/wp-json/switchboard/v1/**';

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'nothing typed is lost while the site does not answer', async ( {
	page,
} ) => {
	const { id } = await openNew( page, 'Unanswered' );
	await page.route( REST, ( route ) => route.abort() );
	await text( page ).fill( 'This must not be lost.' );
	await page.keyboard.press( 'Control+Enter' );
	await expect(
		said( page, 'The site did not answer. Your text is kept' )
	).toBeVisible();
	await expect( text( page ) ).toHaveText( 'This must not be lost.' );
	await expectAccessible( page, APP );

	await page.reload();
	await expect(
		said( page, 'The site did not answer.' ).first()
	).toBeVisible();
	await page.unroute( REST );
	await page.getByRole( 'button', { name: 'Try again' } ).first().click();
	await expect( text( page ) ).toHaveText( 'This must not be lost.' );
	await text( page ).focus();
	await page.keyboard.press( 'Control+Enter' );
	await expect( text( page ) ).toHaveText( '' );
	const messages = await api< unknown[] >( page, `tickets/${ id }/messages` );
	expect( messages ).toHaveLength( 2 );
} );

test( 'a reply whose answer was lost is not sent twice', async ( { page } ) => {
	const { id } = await openNew( page, 'Twice' );
	let isFirst = true;
	await page.route( `**/tickets/${ id }/messages?*`, async ( route ) => {
		if ( route.request().method() === 'POST' && isFirst ) {
			isFirst = false;
			await route.fetch();
			await route.abort();
			return;
		}
		await route.continue();
	} );
	await text( page ).fill( 'Only once, please.' );
	await page.keyboard.press( 'Control+Enter' );
	await page.getByRole( 'button', { name: 'Try now' } ).click();
	await expect( text( page ) ).toHaveText( '' );
	const messages = await api< Array< { direction: string } > >(
		page,
		`tickets/${ id }/messages`
	);
	expect(
		messages.filter( ( { direction } ) => direction === 'out' )
	).toHaveLength( 1 );
} );

test( 'who writes hears that somebody else did', async ( {
	page,
	browser,
} ) => {
	test.slow();
	const { id } = await openNew( page, 'Two at once' );
	await text( page ).fill( 'My answer' );
	const other = await ( await browser.newContext() ).newPage();
	await logIn( other, 'devon' );
	await open( other, `/tickets/${ id }` );
	await text( other ).fill( 'Devon was faster.' );
	await other.keyboard.press( 'Control+Enter' );
	await expect( text( other ) ).toHaveText( '' );

	await text( page ).focus();
	await page.keyboard.press( 'Control+Enter' );
	await expect( said( page, /wrote while you did\./ ) ).toBeVisible();
	await expect( text( page ) ).toHaveText( 'My answer' );
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Show', exact: true } ).click();
	await expect(
		page.getByText( 'Devon was faster.' ).last()
	).toBeInViewport();
	await expect( said( page, /wrote while you did\./ ) ).toBeHidden();
	await text( page ).focus();
	await page.keyboard.press( 'Control+Enter' );
	await expect( text( page ) ).toHaveText( '' );
	expect(
		await api< unknown[] >( page, `tickets/${ id }/messages` )
	).toHaveLength( 3 );
} );

test( 'a refused change comes back with the reason', async ( { page } ) => {
	const { id } = await openNew( page, 'Refused' );
	await page.route( `**/switchboard/v1/tickets/${ id }?*`, ( route ) =>
		route.request().method() === 'GET'
			? route.continue()
			: route.fulfill( {
					status: 500,
					json: {
						code: 'switchboard_database',
						message: 'The database did not answer.',
						data: { status: 500 },
					},
				} )
	);
	await property( page, 'Priority' ).click();
	await page.getByRole( 'option', { name: 'Urgent' } ).click();
	await expect(
		said( page, /The change was not saved.*The database did not answer/ )
	).toBeVisible();
	await expect( property( page, 'Priority', 'Normal' ) ).toBeVisible();
	await expectAccessible( page, APP );
} );

test( 'a lost session keeps the draft until the person signs in elsewhere', async ( {
	page,
	context,
} ) => {
	await openNew( page, 'Signed out' );
	await text( page ).fill( 'Half a sentence' );
	await expect( page.getByText( 'Draft saved' ) ).toBeVisible();
	const cookies = await context.cookies();
	await context.clearCookies();
	await page.evaluate( () => window.dispatchEvent( new Event( 'focus' ) ) );
	await expect( said( page, /You were signed out/ ) ).toBeVisible();
	await expect( page.getByRole( 'link', { name: /Sign in/ } ) ).toBeVisible();
	await expect( text( page ) ).toHaveText( 'Half a sentence' );
	await expectAccessible( page, APP );
	await context.addCookies( cookies );
	await page.evaluate( () => window.dispatchEvent( new Event( 'focus' ) ) );
	await expect( said( page, /You were signed out/ ) ).toBeHidden();
} );

test( 'a draft goes with the person to another browser', async ( {
	page,
	browser,
} ) => {
	const { id } = await openNew( page, 'Two browsers' );
	await text( page ).fill( 'Begun at the desk' );
	await expect( page.getByText( 'Draft saved' ) ).toBeVisible();
	const other = await ( await browser.newContext() ).newPage();
	await logIn( other );
	await open( other, `/tickets/${ id }` );
	await expect( text( other ) ).toHaveText( 'Begun at the desk' );
	await expect( said( other, /wrote while you did/ ) ).toBeHidden();
} );

test( 'a ticket that is not there and a list that fails say so', async ( {
	page,
} ) => {
	await open( page, '/tickets/99999999' );
	await expect( said( page, 'There is no such ticket' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.route( '**/switchboard/v1/tickets?*', ( route ) =>
		route.fulfill( { status: 500, body: '<html>Fatal error</html>' } )
	);
	await open( page, '/tickets?view=mine' );
	await expect(
		said( page, 'Something went wrong on the site.' )
	).toBeVisible();
	await expectAccessible( page, APP );
	await page.unroute( '**/switchboard/v1/tickets?*' );
	await page.getByRole( 'button', { name: 'Try again' } ).click();
	await expect( rows( page ).first() ).toBeVisible();
} );

test( 'a light agent writes notes and nothing else', async ( {
	page,
	browser,
} ) => {
	await open( page );
	const { id } = await makeTicket( page, 'For the light agent' );
	const other = await ( await browser.newContext() ).newPage();
	await logIn( other, 'aiko' );
	await open( other, `/tickets/${ id }` );
	await expect( other.getByRole( 'tab', { name: 'Note' } ) ).toBeVisible();
	await expect( other.getByRole( 'tab', { name: 'Reply' } ) ).toHaveCount(
		0
	);
	await expect(
		other.getByRole( 'button', { name: /^Priority/ } )
	).toHaveCount( 0 );
	await expect(
		other.getByRole( 'button', { name: 'New ticket' } )
	).toHaveCount( 0 );
	await expectAccessible( other, APP );
} );
