import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './support';
import { api, APP, makeTicket, open, property, said } from './support/agent';

const text = ( page: Page ) =>
	page.getByRole( 'textbox', { name: /Text of the (reply|note)/ } );

const openNew = async ( page: Page, subject: string, more = {} ) => {
	await open( page );
	const ticket = await makeTicket( page, subject, more );
	await open( page, `/tickets/${ ticket.id }` );
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toHaveText(
		subject
	);
	await expect( text( page ) ).toBeVisible();
	return ticket;
};

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'a reply can be taken back, is sent, and sets the status that the button says', async ( {
	page,
} ) => {
	test.slow();
	await openNew( page, 'Is the ash glaze food safe?' );
	await expectAccessible( page, APP );
	await page.keyboard.press( 'r' );
	await page.keyboard.type( 'Yes, it is.' );
	await expect( page.getByText( 'Draft saved' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Other ways to send' } ).click();
	await page.getByRole( 'option', { name: 'Send and set solved' } ).click();
	await page.getByRole( 'button', { name: 'Send and set solved' } ).click();

	await expect( page.getByText( /In the queue/ ) ).toBeVisible();
	await expect( page.locator( '.components-snackbar' ) ).toBeVisible();
	await expect( property( page, 'Status', 'Solved' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Undo' } ).last().click();
	await expect( text( page ) ).toHaveText( 'Yes, it is.' );
	await expect( said( page, 'Taken back' ) ).toBeVisible();
	await expect( property( page, 'Status', 'New' ) ).toBeVisible();

	await text( page ).focus();
	await page.keyboard.press( 'Control+Enter' );
	await expect( text( page ) ).toHaveText( '' );
	await expect( page.getByText( /^Sent \d/ ) ).toBeVisible( {
		timeout: 40_000,
	} );
	await expectAccessible( page, APP );
} );

test( 'a note stays inside and mentions somebody', async ( { page } ) => {
	await openNew( page, 'Wrong colour' );
	const [ agent ] = await api< Array< { name: string } > >( page, 'agents' );
	const name = agent?.name ?? '';
	await page.keyboard.press( 'n' );
	await expect( page.getByText( 'Only your team sees it' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.keyboard.type( `@${ name.slice( 0, 3 ) }` );
	await expect( page.getByRole( 'option', { name } ) ).toBeVisible();
	await page.keyboard.press( 'Enter' );
	await page.keyboard.type( 'please look.' );
	await page.getByRole( 'button', { name: 'Add note', exact: true } ).click();
	const note = page.getByRole( 'article', { name: /^Note by/ } );
	await expect( note ).toContainText( 'Note, only your team sees it' );
	await expect( note.locator( 'mark' ) ).toHaveText( `@${ name }` );
	await expect( property( page, 'Status', 'New' ) ).toBeVisible();
} );

test( 'what a ticket is changes in place', async ( { page } ) => {
	const { id } = await openNew( page, 'Teapot lid' );
	const tag = `fragile ${ Date.now() }`;
	const pick = async ( menu: RegExp, choice: string ) => {
		await page.getByRole( 'button', { name: menu } ).click();
		await page.getByRole( 'option', { name: choice } ).first().click();
	};
	await pick( /^Priority/, 'Urgent' );
	await pick( /^Status/, 'On hold' );
	await pick( /^Assignee/, 'Nobody' );
	await page.getByRole( 'button', { name: 'Change the tags' } ).click();
	await page.getByRole( 'combobox', { name: 'Tags' } ).fill( tag );
	await page.getByRole( 'button', { name: /^Add “/ } ).click();
	await page.keyboard.press( 'Escape' );
	await page.getByRole( 'button', { name: 'Teapot lid' } ).click();
	await page.getByRole( 'textbox', { name: 'Subject' } ).fill( 'Lid rocks' );
	await page.keyboard.press( 'Enter' );
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toHaveText(
		'Lid rocks'
	);
	await expect( page.getByText( /changed the subject/ ) ).toBeVisible();
	expect( await api( page, `tickets/${ id }` ) ).toMatchObject( {
		subject: 'Lid rocks',
		priority: 'urgent',
		status: 'on_hold',
	} );
	await page.reload();
	await expect( page.getByText( tag ).first() ).toBeVisible();
} );

test( 'the customer is beside it, with notes and other tickets', async ( {
	page,
} ) => {
	await page.setViewportSize( { width: 1440, height: 900 } );
	await open( page );
	const email = `priya.${ Date.now() }@fernmail.example`;
	const contact = { name: 'Priya Raghavan', email };
	await makeTicket( page, 'Where is my parcel?', { contact } );
	const { id } = await makeTicket( page, 'Two bowls', { contact } );
	await open( page, `/tickets/${ id }` );
	const panel = page.getByRole( 'complementary', { name: 'Customer' } );
	await expect( panel.getByText( email ) ).toBeVisible();
	await expect( panel.getByText( 'Claimed' ) ).toBeVisible();
	await expect(
		panel.getByRole( 'link', { name: /Where is my parcel/ } )
	).toBeVisible();
	await panel
		.getByRole( 'button', { name: 'Add a note about this customer' } )
		.click();
	await panel
		.getByRole( 'textbox', { name: 'Notes about this customer' } )
		.fill( 'Likes slate.' );
	await panel.getByRole( 'button', { name: 'Save' } ).click();
	await expect( panel.getByText( 'Likes slate.' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Customer' } ).click();
	await expect( panel ).toBeHidden();

	await page.setViewportSize( { width: 1100, height: 800 } );
	await page.getByRole( 'button', { name: 'Customer' } ).click();
	await expect(
		panel.getByRole( 'button', { name: 'Close' } )
	).toBeFocused();
	await expectAccessible( page, APP );
	await page.keyboard.press( 'Escape' );
	await expect( panel ).toBeHidden();
	await expect(
		page.getByRole( 'button', { name: 'Customer' } )
	).toBeFocused();
} );

test( 'files are uploaded, named when they can’t be, and sent', async ( {
	page,
} ) => {
	const uploads: string[] = [];
	page.on( 'request', ( request ) => {
		if (
			request.method() === 'POST' &&
			/attachments/.test( request.url() )
		) {
			uploads.push( request.url() );
		}
	} );
	await openNew( page, 'A picture' );
	const chooser = page.waitForEvent( 'filechooser' );
	await page.getByRole( 'button', { name: 'Attach files' } ).click();
	await (
		await chooser
	).setFiles( [
		{
			name: 'care.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from( 'By hand only.' ),
		},
		{
			name: 'evil.php',
			mimeType: 'application/x-php',
			buffer: Buffer.from( '<?php' ),
		},
	] );
	const files = page.getByRole( 'list', { name: 'Files' } );
	await expect( files.getByText( 'care.txt' ) ).toBeVisible();
	await expect( files.getByRole( 'alert' ) ).toBeVisible();
	// What the name gives away is told here; only the other file went to the site.
	expect( uploads ).toHaveLength( 1 );
	await expectAccessible( page, APP );
	await files.getByRole( 'button', { name: 'Remove evil.php' } ).click();
	await text( page ).fill( 'See the sheet.' );
	await page.getByRole( 'button', { name: /^Send/ } ).first().click();
	await expect(
		page
			.getByRole( 'article' )
			.last()
			.getByRole( 'link', { name: /care\.txt/ } )
	).toBeVisible();
} );

test( 'hostile messages do nothing and show no foreign picture', async ( {
	page,
} ) => {
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	page.on( 'dialog', () => {
		throw new Error( 'A script ran.' );
	} );
	await openNew( page, '<img src=x onerror=alert(1)>', {
		message: {
			kind: 'customer',
			html: '<div style="background:#ffe"><p>Sale</p><script>alert(1)</script><img src="https://tracker.example/pixel.png"><a href="javascript:alert(2)">x</a></div>',
		},
	} );
	const frame = page.frameLocator( 'iframe[title="Message text"]' );
	await expect( frame.getByText( 'Sale' ) ).toBeVisible();
	await expect(
		page.locator( 'iframe[title="Message text"]' )
	).toHaveAttribute( 'sandbox', /^(?!.*allow-scripts)/ );
	expect( asked.filter( ( url ) => url.includes( 'tracker' ) ) ).toEqual(
		[]
	);
	await expect(
		page.getByRole( 'button', { name: 'Show them' } )
	).toBeVisible();
} );

test( 'an agent opens a ticket for a customer', async ( { page } ) => {
	await open( page );
	await page.getByRole( 'button', { name: 'New ticket' } ).click();
	await page.getByRole( 'button', { name: 'Open ticket and send' } ).click();
	await expect( said( page, 'Choose a contact' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page
		.getByRole( 'textbox', { name: 'Customer' } )
		.fill( `new.${ Date.now() }@mail.example` );
	await page.getByRole( 'button', { name: 'Somebody new' } ).click();
	await page.getByRole( 'textbox', { name: 'Name' } ).fill( 'Yuki Sato' );
	await page
		.getByRole( 'textbox', { name: 'Subject' } )
		.fill( 'Photos for our spring issue' );
	await page
		.getByLabel( 'What the customer said, by phone or in person' )
		.check();
	await page
		.getByRole( 'textbox', { name: 'Message' } )
		.fill( 'She called.' );
	await page.reload();
	await expect(
		page.getByRole( 'textbox', { name: 'Subject' } )
	).toHaveValue( 'Photos for our spring issue' );
	await page
		.getByRole( 'button', { name: 'Open ticket', exact: true } )
		.click();
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toHaveText(
		'Photos for our spring issue'
	);
	await expect( page.getByText( 'She called.' ).last() ).toBeVisible();
} );
