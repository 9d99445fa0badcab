import { expect, expectAccessible, logIn, php, test } from './support';
import type { Page } from '@playwright/test';

const APP = '#switchboard-app';

const open = ( page: Page, path: string ) =>
	page.goto(
		`/wp-admin/admin.php?page=switchboard&path=${ encodeURIComponent( path ) }`
	);

const makeUser = ( login: string, name: string ) =>
	php(
		`wp_insert_user( [ 'user_login' => '${ login }', 'user_pass' => 'password', 'user_email' => '${ login }@kiln.example', 'display_name' => '${ name }', 'role' => 'subscriber' ] );`
	);

test( 'a user of the site becomes an agent, gets another role and leaves again', async ( {
	page,
} ) => {
	const login = `rosa${ Date.now() }`;
	const name = `Rosa ${ Date.now() }`;
	makeUser( login, name );
	await logIn( page );
	await open( page, '/settings/agents' );
	await expect( page.getByRole( 'table' ).first() ).toBeVisible();
	await expectAccessible( page, APP );

	await test.step( 'found by name, added to an inbox', async () => {
		await page.getByRole( 'link', { name: 'Add agent' } ).click();
		await page.getByRole( 'searchbox' ).fill( login );
		await page.getByRole( 'button', { name } ).click();
		await expectAccessible( page, APP );
		await page
			.getByRole( 'group', { name: 'Inboxes' } )
			.getByRole( 'checkbox' )
			.first()
			.check();
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByText( 'Agent added.' ).first() ).toBeVisible();
	} );

	await test.step( 'another role', async () => {
		await page.getByRole( 'link', { name } ).click();
		await page
			.getByLabel( 'Role' )
			.selectOption( { label: 'Light agent' } );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByText( 'Agent saved.' ).first() ).toBeVisible();
		await page.reload();
		await expect( page.getByLabel( 'Role' ) ).toHaveValue( 'light_agent' );
	} );

	await test.step( 'a team with the agent in it', async () => {
		await open( page, '/settings/teams/new' );
		await page
			.getByLabel( 'Name', { exact: true } )
			.fill( `Team ${ name }` );
		await page.getByRole( 'checkbox', { name } ).check();
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.getByText( 'Team added.' ).first() ).toBeVisible();
		await expectAccessible( page, APP );
		await page.getByRole( 'button', { name: 'Delete team' } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Delete team' } )
			.click();
		await expect( page.getByText( 'Team deleted.' ).first() ).toBeVisible();
	} );

	await test.step( 'leaves the helpdesk, not the site', async () => {
		await page.getByRole( 'link', { name } ).click();
		await page
			.getByRole( 'button', { name: 'Remove from the helpdesk' } )
			.click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Remove from the helpdesk' } )
			.click();
		await expect(
			page.getByText( 'Agent removed.' ).first()
		).toBeVisible();
		expect(
			php( `echo get_user_by( 'login', '${ login }' )->display_name;` )
		).toBe( name );
	} );
} );

test( 'everybody sees the sections that are theirs', async ( { browser } ) => {
	const login = `sol${ Date.now() }`;
	makeUser( login, 'Sol' );
	php(
		`get_user_by( 'login', '${ login }' )->add_role( 'switchboard_agent' );`
	);
	const page = await ( await browser.newContext() ).newPage();
	await logIn( page, login );
	await open( page, '/settings/general' );
	const nav = page.locator( APP ).getByRole( 'navigation', {
		name: 'Settings',
	} );
	await expect( nav.getByRole( 'link' ) ).toHaveText( [
		'My notifications',
	] );
	await expect(
		page.getByRole( 'heading', { level: 1, name: 'My notifications' } )
	).toBeVisible();

	const box = page.getByLabel( 'A ticket is assigned to me' );
	await box.uncheck();
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		page.getByText( 'Notifications saved.' ).first()
	).toBeVisible();
	await page.reload();
	await expect( box ).not.toBeChecked();
	await expectAccessible( page, APP );
} );
