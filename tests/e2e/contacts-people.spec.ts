import { expect, expectAccessible, logIn, test } from './support';
import { makeTicket } from './support/agent';
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

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'a company and a person of it are added, found, changed and deleted', async ( {
	page,
} ) => {
	const stamp = Date.now();
	const company = `Fern & Fig ${ stamp }`;
	const domain = `fern${ stamp }.example`;
	const person = `Zola Abebe ${ stamp }`;

	await test.step( 'the company', async () => {
		await open( page, '/companies/new' );
		await page.getByLabel( 'Name', { exact: true } ).fill( company );
		await page
			.getByRole( 'combobox', { name: 'E-mail domains' } )
			.fill( `https://www.${ domain.toUpperCase() }/contact` );
		await page.keyboard.press( 'Enter' );
		await expect( page.getByText( domain ).first() ).toBeVisible();
		await page.getByLabel( /see one another/ ).check();
		await expectAccessible( page, APP );
		await save( page, 'Company added.' );
	} );

	await test.step( 'the person joins it by the address', async () => {
		await open( page, '/contacts' );
		await expect( page.getByRole( 'table' ) ).toBeVisible();
		await expectAccessible( page, APP );
		await page.getByRole( 'link', { name: 'Add contact' } ).click();
		await page.getByLabel( 'Name', { exact: true } ).fill( person );
		await page.getByLabel( 'E-mail' ).fill( `zola@${ domain }` );
		await expectAccessible( page, APP );
		await save( page, 'Contact added.' );
		await expect(
			page.getByRole( 'combobox', { name: 'Company' } )
		).toHaveValue( company );
		await expect( page.getByText( 'E-mail, claimed' ) ).toBeVisible();
		await expectAccessible( page, APP );
	} );

	await test.step( 'another number, gone again', async () => {
		await page.getByLabel( 'Kind' ).selectOption( 'phone' );
		await page
			.getByLabel( 'Address or number' )
			.fill( `+44 117 ${ stamp % 1000000 }` );
		await page.getByRole( 'button', { name: 'Add', exact: true } ).click();
		await expect( page.getByText( 'Phone, claimed' ) ).toBeVisible();
		await page.getByRole( 'button', { name: /Remove \+44/ } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Remove', exact: true } )
			.click();
		await expect( page.getByText( 'Phone, claimed' ) ).toBeHidden();
	} );

	await test.step( 'found by the beginning of the name, and the search is in the address', async () => {
		await open( page, '/contacts' );
		await page.getByRole( 'searchbox' ).fill( person );
		await expect( page.getByRole( 'row' ) ).toHaveCount( 2 );
		await expect( page ).toHaveURL( /search/ );
		await page.reload();
		await expect( page.getByRole( 'searchbox' ) ).toHaveValue( person );
		await page.getByRole( 'link', { name: person } ).click();
		await page.goBack();
		await expect( page.getByRole( 'searchbox' ) ).toHaveValue( person );
		await page.getByRole( 'link', { name: company } ).click();
		await expect(
			page.getByRole( 'heading', { level: 1, name: company } )
		).toBeVisible();
		await expect(
			page.getByRole( 'link', { name: person } )
		).toBeVisible();
		await expectAccessible( page, APP );
	} );

	await test.step( 'deleted after a question', async () => {
		await page.getByRole( 'link', { name: person } ).click();
		await page.getByRole( 'button', { name: 'Delete contact' } ).click();
		const dialog = page.getByRole( 'dialog' );
		await expect( dialog ).toContainText( 'can’t be undone' );
		await dialog.getByRole( 'button', { name: 'Delete contact' } ).click();
		await expect(
			page.getByText( 'Contact deleted.' ).first()
		).toBeVisible();
		await open( page, '/companies' );
		await page.getByRole( 'searchbox' ).fill( company );
		await page.getByRole( 'link', { name: company } ).click();
		await page.getByRole( 'button', { name: 'Delete company' } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Delete company' } )
			.click();
		await expect(
			page.getByText( 'Company deleted.' ).first()
		).toBeVisible();
	} );
} );

test( 'the list goes on by itself and sorts as asked', async ( { page } ) => {
	await open( page, '/contacts' );
	const rows = page.getByRole( 'row' );
	await expect( rows.nth( 20 ) ).toBeVisible();
	await rows.last().scrollIntoViewIfNeeded();
	await expect.poll( () => rows.count() ).toBeGreaterThan( 51 );

	await page.getByRole( 'button', { name: 'Added' } ).click();
	await page
		.getByRole( 'menuitemradio', { name: 'Sort descending' } )
		.click();
	await expect( page ).toHaveURL( /sort%3Dcreated/ );
	await expect( rows.nth( 1 ) ).toBeVisible();
} );

test( 'on a phone the same, one column wide', async ( { page } ) => {
	await page.setViewportSize( { width: 390, height: 844 } );
	for ( const path of [ '/contacts', '/settings', '/settings/statuses' ] ) {
		await open( page, path );
		await expect( page.getByRole( 'heading', { level: 1 } ) ).toBeVisible();
		await expect(
			page.locator( APP ).getByRole( 'link' ).nth( 1 )
		).toBeVisible();
		expect(
			await page.evaluate(
				() =>
					document.documentElement.scrollWidth -
					document.documentElement.clientWidth
			)
		).toBe( 0 );
		await expectAccessible( page, APP );
	}
} );

test( 'one person who was taken for two is merged', async ( { page } ) => {
	const stamp = Date.now();
	const address = `maren.${ stamp }@old.example`;
	await open( page, '/' );
	const { contact: from } = await makeTicket( page, 'Chipped bowl', {
		contact: { name: `Maren ${ stamp }`, email: address },
	} );
	const { contact: into } = await makeTicket( page, 'Two mugs', {
		contact: {
			name: `Maren Holt ${ stamp }`,
			email: `holt.${ stamp }@new.example`,
		},
	} );

	await open( page, `/contacts/${ from }` );
	await page
		.getByRole( 'button', { name: 'Merge with another contact' } )
		.click();
	const dialog = page.getByRole( 'dialog' );
	await dialog
		.getByRole( 'combobox', { name: 'The contact that stays' } )
		.fill( `Maren Holt ${ stamp }` );
	await dialog
		.getByRole( 'option', { name: `Maren Holt ${ stamp }` } )
		.click();
	await expect( dialog ).toContainText( '1 ticket' );
	await expect( dialog ).toContainText( address );
	await expect( dialog ).toContainText( 'can’t be undone' );
	await expectAccessible( page, '[role="dialog"]' );
	await dialog.getByRole( 'button', { name: 'Merge contacts' } ).click();

	await expect( page.getByText( 'Contacts merged.' ).first() ).toBeVisible();
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toHaveText(
		`Maren Holt ${ stamp }`
	);
	await expect( page ).toHaveURL( new RegExp( `contacts%2F${ into }$` ) );
	await expect( page.getByText( address ) ).toBeVisible();
	for ( const name of [ 'Chipped bowl', 'Two mugs' ] ) {
		await expect( page.getByRole( 'link', { name } ) ).toBeVisible();
	}
	await expectAccessible( page, APP );
} );
