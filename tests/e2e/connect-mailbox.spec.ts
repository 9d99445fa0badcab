import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './support';
import { APP, open, said } from './support/agent';
import { imapPort, startSmtp, whyNoImap } from './support/mail';

const receiving = ( page: Page ) => page.locator( '[data-what="receiving"]' );
const sending = ( page: Page ) => page.locator( '[data-what="sending"]' );
const field = ( page: Page, label: string ) =>
	page.locator( APP ).getByLabel( label, { exact: true } );
const press = ( page: Page, name: string ) =>
	page.locator( APP ).getByRole( 'button', { name, exact: true } ).click();

let smtp: Awaited< ReturnType< typeof startSmtp > >;

test.beforeAll( async () => {
	smtp = await startSmtp();
} );

test.beforeEach( ( { page } ) => logIn( page ) );

test.afterAll( () => smtp.stop() );

test( 'an administrator connects a mailbox, with the server’s answers in sight', async ( {
	page,
} ) => {
	test.skip( ! imapPort, whyNoImap );
	const user = `studio.${ Date.now() }@kiln.example`;

	await test.step( 'it begins with the provider', async () => {
		await open( page, '/settings/connections' );
		await page.getByRole( 'link', { name: 'Add connection' } ).click();
		await expect(
			page.getByRole( 'heading', { name: 'A mailbox at a provider' } )
		).toBeVisible();
		await expectAccessible( page, APP );
		await page.getByRole( 'link', { name: /Gmail/ } ).click();
		await expect( said( page, /sixteen letters/ ) ).toBeVisible();
		// The servers are known and out of the way.
		await expect( field( page, 'Server' ) ).toBeHidden();
		await expect(
			page.getByRole( 'button', { name: /imap\.gmail\.com, TLS, 993/ } )
		).toBeVisible();
		await expectAccessible( page, APP );
		await page.getByRole( 'link', { name: 'Choose another' } ).click();
		await page.getByRole( 'link', { name: /Any server \(IMAP\)/ } ).click();
	} );

	await test.step( 'what is missing is said at its field', async () => {
		await press( page, 'Test receiving' );
		await expect( field( page, 'User name' ) ).toBeFocused();
		await expect( field( page, 'Server' ) ).toHaveAccessibleDescription(
			/Please fill this in/
		);
		await expectAccessible( page, APP );
	} );

	await test.step( 'a wrong password shows what the server says', async () => {
		await field( page, 'User name' ).fill( user );
		await field( page, 'Password' ).fill( 'wrong' );
		await field( page, 'Server' ).fill( 'localhost' );
		await field( page, 'Port' ).fill( imapPort );
		await press( page, 'Test receiving' );
		const panel = receiving( page );
		await expect( panel ).toContainText( 'Sign-in refused' );
		await expect( panel ).toContainText( 'encrypted with TLSv1.3' );
		await expect( panel.locator( 'pre' ) ).toHaveText(
			'Authentication failed.'
		);
		await expect( panel ).toContainText( 'whole e-mail address' );
		await expect( panel ).not.toContainText( 'wrong' );
		await expectAccessible( page, APP );
	} );

	await test.step( 'the right one works, and the folders are there to choose from', async () => {
		await field( page, 'Password' ).fill( 'secret' );
		await expect( receiving( page ) ).toContainText(
			'Before the last change'
		);
		await press( page, 'Choose folders' );
		await page
			.getByRole( 'group', { name: 'Folders to read' } )
			.getByLabel( 'Archive' )
			.check();
		await press( page, 'Test receiving' );
		await expect( receiving( page ) ).toContainText( 'Receiving works' );
		await expect( receiving( page ) ).toContainText( 'Archive: 0 mails' );
		await press( page, 'What was said (Test receiving)' );
		await expect( receiving( page ).locator( 'pre' ) ).toContainText(
			'AUTHENTICATE PLAIN ••••'
		);
		await expectAccessible( page, APP );
	} );

	await test.step( 'so does sending, by its own server', async () => {
		await field( page, 'SMTP server' ).fill( '127.0.0.1' );
		await field( page, 'SMTP security' ).selectOption( 'plain' );
		await field( page, 'SMTP port' ).fill( smtp.port );
		await press( page, 'Test sending' );
		await expect( sending( page ) ).toContainText( 'Sign-in refused' );
		await expect( sending( page ).locator( 'pre' ).first() ).toContainText(
			'535 5.7.8 Wrong user name or password'
		);
		await press( page, 'More settings (Sending)' );
		await field( page, 'User name for sending' ).fill( 'out' );
		await field( page, 'Password for sending' ).fill( 'right' );
		await press( page, 'Send me a test mail' );
		await expect( sending( page ) ).toContainText( 'Test mail sent' );
		await expect( sending( page ) ).toContainText( '250 kept as 4711' );
	} );

	await test.step( 'it is saved under its address, and fetched', async () => {
		await press( page, 'Save' );
		await expect(
			page.getByRole( 'heading', { level: 1, name: user } )
		).toBeVisible();
		await press( page, 'Fetch now' );
		await expect( said( page, 'No new mail.' ).first() ).toBeVisible();
		await expect(
			said( page, '0 on the server, 0 here' ).first()
		).toBeVisible();
		await expectAccessible( page, APP );
		await page.reload();
		await expect( field( page, 'Server' ) ).toHaveValue( 'localhost' );
		await expect( said( page, 'INBOX, Archive' ) ).toBeVisible();
		await expect(
			page.getByRole( 'button', { name: 'Discard' } )
		).toBeDisabled();
	} );

	await test.step( 'a stored password goes to no other server', async () => {
		await field( page, 'Server' ).fill( '127.0.0.1' );
		await expect( field( page, 'Password' ) ).toHaveValue( '' );
		await press( page, 'Test receiving' );
		await expect( field( page, 'Password' ) ).toBeFocused();
		await expect( field( page, 'Password' ) ).toHaveAccessibleDescription(
			/enter it again/
		);
		await press( page, 'Discard' );
		await press( page, 'Test receiving' );
		await expect( receiving( page ) ).toContainText( 'Receiving works' );
	} );

	await test.step( 'the list and the inbox show it', async () => {
		await open( page, '/settings/connections' );
		await expect(
			page.getByRole( 'row', { name: new RegExp( user ) } )
		).toContainText( /Last fetch:.*Works/ );
		await expectAccessible( page, APP );
		await open( page, '/settings/inboxes/1' );
		await page.getByRole( 'link', { name: user } ).click();
		await expect(
			page.getByRole( 'heading', { level: 1, name: user } )
		).toBeVisible();
		await press( page, 'Delete connection' );
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Delete connection' } )
			.click();
		await expect(
			page.getByRole( 'row', { name: new RegExp( user ) } )
		).toBeHidden();
	} );
} );

test( 'a service that posts mail gets an address with a secret, shown once', async ( {
	page,
} ) => {
	await open( page, '/settings/connections/new?begin=email.postmark' );
	const secret = await field( page, 'Secret' ).inputValue();
	expect( secret ).toMatch( /^\w{40}$/ );
	await press( page, 'Save' );
	await expect( field( page, 'Address to post to' ) ).toHaveValue(
		new RegExp( `/channels/email/\\d+\\?secret=${ secret }$` )
	);
	await expectAccessible( page, APP );
	await page.reload();
	await expect( field( page, 'Address to post to' ) ).toHaveValue(
		/\/channels\/email\/\d+$/
	);
	await expect( said( page, 'Stored, not shown again' ) ).toBeVisible();
	await press( page, 'Make a new one' );
	await expect( field( page, 'Secret' ) ).not.toHaveValue( secret );
	await expect( field( page, 'Address to post to' ) ).toHaveValue(
		/\?secret=\w{40}$/
	);
} );
