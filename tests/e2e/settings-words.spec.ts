import { expect, expectAccessible, logIn, test } from './support';
import type { Page } from '@playwright/test';

const APP = '#switchboard-app';

const open = ( page: Page, path: string ) =>
	page.goto(
		`/wp-admin/admin.php?page=switchboard&path=${ encodeURIComponent( path ) }`
	);

const save = async ( page: Page, sentence: string ) => {
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.getByText( sentence ).first() ).toBeVisible();
};

const confirm = async ( page: Page, name: string ) => {
	await page.getByRole( 'button', { name } ).click();
	await page.getByRole( 'dialog' ).getByRole( 'button', { name } ).click();
};

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'statuses are renamed, added, put in order', async ( { page } ) => {
	const label = `In the kiln ${ Date.now() }`;
	await open( page, '/settings/statuses' );
	await expectAccessible( page, APP );

	await page.getByRole( 'link', { name: 'Add status' } ).click();
	await page
		.getByLabel( 'Category' )
		.selectOption( { label: 'Waits for something else' } );
	await page.getByLabel( 'Your team reads' ).fill( label );
	await page.getByLabel( 'Customers read' ).fill( 'We are firing it' );
	await save( page, 'Status added.' );
	await expectAccessible( page, APP );

	await open( page, '/settings/statuses' );
	const list = page.getByRole( 'list', { name: 'Waits for something else' } );
	const rows = list.getByRole( 'listitem' );
	const place = async () =>
		( await rows.allInnerTexts() ).findIndex( ( text ) =>
			text.includes( label )
		);
	const before = await place();
	const up = list.getByRole( 'button', { name: `Move ${ label } up` } );
	await up.click();
	await expect.poll( place ).toBe( before - 1 );
	await expect( up ).toBeFocused();
	await page.reload();
	await expect( rows.first() ).toBeVisible();
	expect( await place() ).toBe( before - 1 );

	await list.getByRole( 'link', { name: label } ).click();
	await confirm( page, 'Delete status' );
	await expect( page.getByText( 'Status deleted.' ).first() ).toBeVisible();

	await test.step( 'a built-in one gets another word and its own back', async () => {
		await page
			.getByRole( 'link', { name: 'Pending', exact: true } )
			.click();
		await page.getByLabel( 'Your team reads' ).fill( 'Their turn' );
		await save( page, 'Status saved.' );
		await expect(
			page.getByRole( 'heading', { level: 1, name: 'Their turn' } )
		).toBeVisible();
		await page.getByLabel( 'Your team reads' ).fill( '' );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect(
			page.getByRole( 'heading', { level: 1, name: 'Pending' } )
		).toBeVisible();
	} );
} );

test( 'a field with choices is made, changed and deleted', async ( {
	page,
} ) => {
	const label = `Glaze ${ Date.now() }`;
	await open( page, '/settings/fields/new' );
	await page.getByLabel( 'Label' ).fill( label );
	await page.getByLabel( 'Type' ).selectOption( 'choice' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		page.getByText( 'Write at least one choice.' ).first()
	).toBeVisible();
	await page.getByRole( 'button', { name: 'Add choice' } ).click();
	await page.keyboard.type( 'Ash' );
	await page.keyboard.press( 'Enter' );
	await page.keyboard.type( 'Sage' );
	await page.getByRole( 'button', { name: 'Move up' } ).last().click();
	await page.getByLabel( 'Customers see it' ).check();
	await save( page, 'Field added.' );
	await expectAccessible( page, APP );
	await page.reload();
	await expect( page.getByLabel( 'Choices, 1' ) ).toHaveValue( 'Sage' );
	await expect( page.getByLabel( 'Choices, 2' ) ).toHaveValue( 'Ash' );

	await open( page, '/settings/fields' );
	await expectAccessible( page, APP );
	await page.getByRole( 'link', { name: label } ).click();
	await confirm( page, 'Delete field' );
	await expect( page.getByText( 'Field deleted.' ).first() ).toBeVisible();
} );

test( 'a tag is added, coloured, renamed and deleted', async ( { page } ) => {
	const name = `fragile ${ Date.now() }`;
	await open( page, '/settings/tags/new' );
	await page.getByLabel( 'Name', { exact: true } ).fill( name );
	await page.getByRole( 'option', { name: /Plum/ } ).click();
	await save( page, 'Tag added.' );
	await expectAccessible( page, APP );
	await page.getByLabel( 'Name', { exact: true } ).fill( `${ name } 2` );
	await save( page, 'Tag saved.' );
	await open( page, '/settings/tags' );
	await expect( page.getByRole( 'table' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'link', { name: `${ name } 2` } ).click();
	await confirm( page, 'Delete tag' );
	await expect( page.getByText( 'Tag deleted.' ).first() ).toBeVisible();
} );

test( 'a mail gets other words, a preview of them, and the built-in ones back', async ( {
	page,
} ) => {
	await open( page, '/settings/mails' );
	await expect( page.getByRole( 'table' ).first() ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'link', { name: 'Ticket solved' } ).click();

	const text = page.getByRole( 'textbox', { name: 'Text' } );
	await text.fill( '<p>All done: </p>' );
	await text.press( 'End' );
	for ( let step = 0; step < 4; step++ ) {
		await text.press( 'ArrowLeft' );
	}
	await page.getByRole( 'button', { name: /^Insert: Number of/ } ).click();
	await expect( text ).toHaveValue( '<p>All done: {{ticket.number}}</p>' );
	await expect( text ).toBeFocused();
	await expect(
		page
			.frameLocator( 'iframe[title="Preview of the mail"]' )
			.getByText( /All done: #\d+/ )
	).toBeVisible();
	await save( page, 'Mail saved.' );

	await text.fill( '<p>{{nobody.knows}}</p>' );
	await expect(
		page.getByText( 'There is no such variable' ).first()
	).toBeVisible();
	await page.getByRole( 'button', { name: 'Discard' } ).click();

	await page
		.getByRole( 'button', { name: 'Restore the built-in words' } )
		.click();
	await page
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Restore' } )
		.click();
	await expect(
		page.getByText( 'The built-in words are back.' ).first()
	).toBeVisible();
	await expect( text ).not.toHaveValue( /All done/ );

	// axe waits for ever for a frame that may run nothing.
	await page.locator( 'iframe' ).evaluate( ( frame ) => frame.remove() );
	await expectAccessible( page, APP );
} );

test( 'a mail that somebody waits for has no switch', async ( { page } ) => {
	await open( page, '/settings/mails' );
	const row = page.getByRole( 'row', { name: /Reply to a customer/ } );
	await expect( row.getByText( 'Always' ) ).toBeVisible();
	await page.getByRole( 'link', { name: 'Reply to a customer' } ).click();
	await expect( page.getByText( 'Always sent' ) ).toBeVisible();
	await expect( page.getByRole( 'checkbox' ) ).toHaveCount( 0 );
} );

test( 'a connection is drawn from what its channel says', async ( {
	page,
} ) => {
	const name = `Shop form ${ Date.now() }`;
	await open( page, '/settings/connections' );
	await page.getByRole( 'link', { name: 'Add connection' } ).first().click();
	// Customers write on their own page without any connection.
	await expect(
		page.locator( APP ).getByRole( 'link', { name: /My tickets/ } )
	).toHaveCount( 0 );
	await page.locator( APP ).getByRole( 'link', { name: /^Form/ } ).click();
	await page.getByLabel( 'Name', { exact: true } ).fill( name );
	await expectAccessible( page, APP );
	await save( page, 'Connection added.' );
	await page.getByRole( 'checkbox', { name: 'On' } ).uncheck();
	await save( page, 'Connection saved.' );
	await expect( page.getByText( 'Off' ).first() ).toBeVisible();
	await confirm( page, 'Delete connection' );
	await expect(
		page.getByText( 'Connection deleted.' ).first()
	).toBeVisible();
} );

test( 'what holds for the whole helpdesk is kept', async ( { page } ) => {
	await open( page, '/settings/general' );
	const size = page.getByLabel( /Largest file/ );
	const old = await size.inputValue();
	await size.fill( '0' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( size ).toBeFocused();
	await size.fill( '7' );
	await save( page, 'Settings saved.' );
	await page.reload();
	await expect( size ).toHaveValue( '7' );
	await expectAccessible( page, APP );
	await size.fill( old );
	await save( page, 'Settings saved.' );
} );
