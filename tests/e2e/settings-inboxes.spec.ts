import { expect, expectAccessible, logIn, test } from './support';
import type { Page } from '@playwright/test';

const APP = '#switchboard-app';

const open = ( page: Page, path: string ) =>
	page.goto(
		`/wp-admin/admin.php?page=switchboard&path=${ encodeURIComponent( path ) }`
	);

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'an inbox is added, changed and deleted; what goes wrong is said where it is', async ( {
	page,
} ) => {
	const name = `Repairs ${ Date.now() }`;
	await open( page, '/settings/inboxes' );
	await expect( page.getByRole( 'list', { name: 'Inboxes' } ) ).toBeVisible();
	await expectAccessible( page, APP );

	await test.step( 'an empty name is refused at the field', async () => {
		await page.getByRole( 'link', { name: 'Add inbox' } ).click();
		const field = page.getByLabel( 'Name', { exact: true } );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( field ).toBeFocused();
		await expect( field ).toHaveAccessibleDescription(
			'Give the inbox a name.'
		);
		await expectAccessible( page, APP );
	} );

	await test.step( 'it is added and its address is its own', async () => {
		await page.getByLabel( 'Name', { exact: true } ).fill( name );
		await page.getByLabel( 'From address' ).fill( 'repairs@kiln.example' );
		await page
			.getByRole( 'textbox', { name: 'Signature' } )
			.fill( 'Clay & Kiln' );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByText( 'Inbox added.' ).first() ).toBeVisible();
		await expect( page ).toHaveURL( /inboxes%2F\d+/ );
		// The form of a new one is gone with its buttons: the title has the focus.
		await expect(
			page.getByRole( 'heading', { level: 1, name } )
		).toBeFocused();
		await page.reload();
		await expect( page.getByLabel( 'From address' ) ).toHaveValue(
			'repairs@kiln.example'
		);
		await expect(
			page.getByRole( 'textbox', { name: 'Signature' } )
		).toHaveText( 'Clay & Kiln' );
		// Reading a record is no change of it.
		await expect(
			page.getByRole( 'button', { name: 'Discard' } )
		).toBeDisabled();
	} );

	await test.step( 'a failed save keeps the text and can be tried again', async () => {
		const days = page.getByLabel( /Close after/ );
		await days.fill( '12' );
		await page.route( '**/switchboard/v1/inboxes/**', ( route ) =>
			route.abort()
		);
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByText( /still here/ ).first() ).toBeVisible();
		await expect( days ).toHaveValue( '12' );
		await page.unroute( '**/switchboard/v1/inboxes/**' );
		await page.getByRole( 'button', { name: 'Try again' } ).click();
		await expect( page.getByText( 'Inbox saved.' ).first() ).toBeVisible();
	} );

	await test.step( 'what the site refuses stands at its field', async () => {
		await page.getByLabel( 'From address' ).fill( 'a b@c.d' );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByLabel( 'From address' ) ).toBeFocused();
		await page.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( page.getByLabel( 'From address' ) ).toHaveValue(
			'repairs@kiln.example'
		);
	} );

	await test.step( 'leaving with changes asks first', async () => {
		await page.getByLabel( 'Name', { exact: true } ).fill( 'Other' );
		await page.locator( APP ).getByRole( 'link', { name: 'Tags' } ).click();
		const dialog = page.getByRole( 'dialog' );
		await expect( dialog ).toContainText( 'Leave without saving?' );
		await dialog.getByRole( 'button', { name: 'Stay here' } ).click();
		await expect( page.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
			'Other'
		);
		await page.goBack();
		await dialog.getByRole( 'button', { name: 'Leave' } ).click();
		await expect( page ).not.toHaveURL( /inboxes%2F\d+/ );
	} );

	await test.step( 'it is deleted after a question', async () => {
		await open( page, '/settings/inboxes' );
		await page.getByRole( 'link', { name } ).click();
		await page.getByRole( 'button', { name: 'Delete inbox' } ).click();
		const dialog = page.getByRole( 'dialog' );
		await expect( dialog ).toContainText( 'can’t be undone' );
		await dialog.getByRole( 'button', { name: 'Delete inbox' } ).click();
		await expect(
			page.getByText( 'Inbox deleted.' ).first()
		).toBeVisible();
		await expect( page.getByRole( 'link', { name } ) ).toBeHidden();
		await expect(
			page.getByRole( 'heading', { level: 1, name: 'Inboxes' } )
		).toBeFocused();
	} );
} );

test( 'inboxes are put in the order in which the views show them', async ( {
	page,
} ) => {
	await open( page, '/settings/inboxes' );
	const rows = page
		.getByRole( 'list', { name: 'Inboxes' } )
		.getByRole( 'listitem' );
	const names = () =>
		rows.getByRole( 'link' ).allInnerTexts() as Promise< string[] >;
	await expect( rows.getByRole( 'link' ).nth( 1 ) ).toBeVisible();
	const [ first = '', second = '', ...others ] = await names();

	const down = page.getByRole( 'button', { name: `Move ${ first } down` } );
	await down.focus();
	await page.keyboard.press( 'Enter' );
	await expect.poll( names ).toEqual( [ second, first, ...others ] );
	await expect( down ).toBeFocused();
	await expectAccessible( page, APP );

	await open( page, '/' );
	const views = page.getByRole( 'navigation', { name: 'Views' } );
	const places = async () => {
		const texts = await views.getByRole( 'link' ).allInnerTexts();
		return [ second, first ].map( ( name ) =>
			texts.findIndex( ( text ) =>
				new RegExp( `^${ name }\\s*\\d*$` ).test( text )
			)
		);
	};
	await expect(
		views.getByRole( 'link', { name: first } ).last()
	).toBeVisible();
	const [ upper = -1, lower = -1 ] = await places();
	expect( upper ).toBeGreaterThan( -1 );
	expect( lower ).toBe( upper + 1 );

	await open( page, '/settings/inboxes' );
	await page.getByRole( 'button', { name: `Move ${ first } up` } ).click();
	await expect.poll( names ).toEqual( [ first, second, ...others ] );
} );
