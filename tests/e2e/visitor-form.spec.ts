import type { Page } from '@playwright/test';
import { expect, expectAccessible, php, test } from './support';

const BLOCK = '.wp-block-switchboard-ticket-form';

const setUp = `
	use Switchboard\\Services;
	$services = new Services( $GLOBALS['wpdb'] );
	foreach ( [
		[ 'key' => 'visit_order', 'label' => 'Order number', 'type' => 'text' ],
		[ 'key' => 'visit_topic', 'label' => 'What is it about?', 'type' => 'choice', 'choices' => [ 'Something arrived damaged', 'Where is my parcel?' ] ],
		[ 'key' => 'visit_parcel', 'label' => 'Parcel number', 'type' => 'text' ],
	] as $field ) {
		if ( ! $services->fields()->by_key( $field['key'] ) ) {
			$services->fields()->insert( $field );
		}
	}
	$whole = [
		'consentText' => 'You may keep my words to answer them. <a href="/privacy">Privacy</a>',
		'attachmentsLabel' => 'Photos',
		'fields' => [
			[ 'name' => 'name', 'required' => true, 'half' => true ],
			[ 'name' => 'email', 'required' => true, 'half' => true ],
			[ 'name' => 'subject', 'required' => true ],
			[ 'name' => 'fields.visit_order', 'half' => true, 'example' => 'CK-20391' ],
			[ 'name' => 'fields.visit_topic', 'required' => true, 'half' => true ],
			[ 'name' => 'fields.visit_parcel', 'required' => true, 'onlyIf' => 'fields.visit_topic', 'onlyValue' => 'Where is my parcel?' ],
			[ 'name' => 'message', 'required' => true ],
			[ 'name' => 'consent', 'required' => true ],
		],
	];
	$pages = [
		'visit-form' => get_comment_delimited_block_content( 'switchboard/ticket-form', $whole, '' ),
		'visit-two' => '<!-- wp:switchboard/ticket-form /--><!-- wp:switchboard/ticket-form /-->',
		'visit-tickets' => '<!-- wp:switchboard/my-tickets {"align":"wide"} /-->',
	];
	foreach ( $pages as $name => $content ) {
		if ( ! get_page_by_path( $name ) ) {
			wp_insert_post( wp_slash( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $name, 'post_name' => $name, 'post_content' => $content ] ) );
		}
	}
	$services->settings()->update( [ 'portal_page' => get_page_by_path( 'visit-tickets' )->ID ] );
	if ( ! username_exists( 'visitor' ) ) {
		wp_insert_user( [ 'user_login' => 'visitor', 'user_pass' => 'password', 'user_email' => 'visitor@example.org', 'display_name' => 'Priya Raghavan' ] );
	}
	// Many visitors of these stories have one address.
	$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->prefix}switchboard_rate_limit" );
`;

/** The newest ticket with its first message and files. */
const newest = async () =>
	JSON.parse(
		await php( `
			$services = new Switchboard\\Services( $GLOBALS['wpdb'] );
			$id = (int) $services->database()->value( 'SELECT MAX(id) FROM {ticket}' );
			$message = $services->messages()->of_ticket( $id, 1 )[0];
			echo wp_json_encode( [
				'number' => $services->ticket_rows()->find( $id )->number,
				'subject' => $services->ticket_rows()->find( $id )->subject,
				'text' => $message->text,
				'fields' => $services->field_values()->of_tickets( [ $id ] )[ $id ],
				'files' => array_map( fn( $file ) => $file->name, $services->attachment_rows()->of_messages( [ $message->id ] )[ $message->id ] ),
				'count' => (int) $services->database()->value( 'SELECT COUNT(*) FROM {ticket}' ),
			] );` )
	);

const box = ( page: Page, name: string ) =>
	page.getByRole( 'textbox', { name, exact: false } );

/**
 * What somebody writes.
 *
 * @param page
 * @param subject
 */
async function fillIn( page: Page, subject: string ) {
	await box( page, 'Your name' ).fill( 'Ingrid Solberg' );
	await box( page, 'E-mail' ).fill( 'ingrid@fjordmail.example' );
	await box( page, 'Subject' ).fill( subject );
	await page
		.getByLabel( 'What is it about?' )
		.selectOption( 'Something arrived damaged' );
	await box( page, 'Message' ).fill( 'The lid has a crack. Ø 9 cm. 🫖' );
	await page.getByRole( 'checkbox' ).check();
}

/**
 * Lets the seconds pass that people need; whoever sends at once looks like a machine.
 *
 * @param page
 */
const linger = ( page: Page ) =>
	// eslint-disable-next-line playwright/no-wait-for-timeout
	page.waitForTimeout( 3500 );

/**
 * Presses the button as late as people do.
 *
 * @param page
 */
async function send( page: Page ) {
	await linger( page );
	await page.getByRole( 'button', { name: 'Send' } ).click();
}

test.beforeAll( () => php( setUp ) );

test( 'a visitor is told what is missing, adds a photo and sends', async ( {
	page,
} ) => {
	const subject = `A cracked lid ${ Date.now() }`;
	await page.goto( '/visit-form/' );
	await expectAccessible( page, BLOCK );

	await test.step( 'errors stand at the fields and in a summary', async () => {
		await box( page, 'E-mail' ).fill( 'nobody' );
		await box( page, 'Order number' ).fill( '20391-CK' );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		const summary = page.locator( '.switchboard-summary' );
		await expect( summary ).toBeFocused();
		await expect( summary ).toContainText( '7 things need your attention' );
		await expect( box( page, 'E-mail' ) ).toHaveAccessibleDescription(
			'This is not a valid e-mail address.'
		);
		await expectAccessible( page, BLOCK );
		await summary.getByRole( 'link', { name: /^Order number/ } ).click();
		await expect( box( page, 'Order number' ) ).toBeFocused();
		await box( page, 'Order number' ).fill( 'CK-20391' );
		await expect( box( page, 'Order number' ) ).not.toHaveAttribute(
			'aria-invalid'
		);
	} );

	await test.step( 'a field appears only when it is meant', async () => {
		await expect( box( page, 'Parcel number' ) ).toBeHidden();
		await page
			.getByLabel( 'What is it about?' )
			.selectOption( 'Where is my parcel?' );
		await expect( box( page, 'Parcel number' ) ).toBeVisible();
		await fillIn( page, subject );
		await expect( box( page, 'Parcel number' ) ).toBeHidden();
	} );

	await test.step( 'files come along, and each says what is wrong with it', async () => {
		const files = page.locator( '.switchboard-file' );
		await page.getByLabel( 'Photos' ).setInputFiles( [
			{
				name: 'crack.txt',
				mimeType: 'text/plain',
				buffer: Buffer.from( 'A crack.' ),
			},
			{
				name: 'evil.php',
				mimeType: 'text/plain',
				buffer: Buffer.from( '<?php' ),
			},
		] );
		await expect( files.nth( 0 ) ).toContainText( '8 B' );
		await expect( files.nth( 1 ) ).toHaveClass( /is-wrong/ );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		await expect( page.locator( '.switchboard-summary' ) ).toContainText(
			'Please remove the files'
		);
		await page.getByRole( 'button', { name: 'Remove evil.php' } ).click();
		await expect( files ).toHaveCount( 1 );
	} );

	await test.step( 'what was written survives a reload', async () => {
		await expect(
			page.getByText( 'Your text is kept in this browser' )
		).toBeVisible();
		await expect
			.poll( () => page.evaluate( () => JSON.stringify( localStorage ) ) )
			.toContain( subject );
		await page.reload();
		await expect( box( page, 'Subject' ) ).toHaveValue( subject );
		await page.getByRole( 'checkbox' ).check();
		await page.getByLabel( 'Photos' ).setInputFiles( {
			name: 'crack.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from( 'A crack.' ),
		} );
		await expect( page.locator( '.switchboard-file' ) ).toContainText(
			'8 B'
		);
	} );

	await test.step( 'it is sent once, with a number and a private link', async () => {
		await linger( page );
		await page.getByRole( 'button', { name: 'Send' } ).dblclick();
		const sent = page.locator( '.switchboard-sent' );
		await expect( sent ).toBeFocused();
		await expectAccessible( page, BLOCK );
		const ticket = await newest();
		expect( ticket ).toMatchObject( {
			subject,
			fields: {
				visit_order: 'CK-20391',
				visit_topic: 'Something arrived damaged',
			},
			files: [ 'crack.txt' ],
		} );
		expect( ticket.text ).toContain( 'Ø 9 cm. 🫖' );
		await expect( sent ).toContainText( `#${ ticket.number }` );
		await sent.getByRole( 'link' ).click();
		await expect(
			page.getByRole( 'heading', { name: subject } )
		).toBeVisible();
		expect( page.url() ).not.toContain( 'token' );
		await page.goto( '/visit-form/' );
		await expect( box( page, 'Subject' ) ).toHaveValue( '' );
	} );
} );

test( 'whoever is too fast, or fell into the trap, sends once more', async ( {
	page,
} ) => {
	await page.goto( '/visit-form/' );
	await fillIn( page, `Fast ${ Date.now() }` );
	await page.evaluate( () => {
		document.querySelector< HTMLInputElement >(
			'[name="switchboard[website]"]'
		)!.value = 'https://spam.example';
	} );
	await page.getByRole( 'button', { name: 'Send' } ).click();
	await expect( page.locator( '.switchboard-summary' ) ).toContainText(
		'send your message once more'
	);
	await expect( box( page, 'Message' ) ).toHaveValue( /crack/ );
	await send( page );
	await expect( page.locator( '.switchboard-sent' ) ).toBeVisible();
} );

test( 'a failed request loses no text', async ( { page } ) => {
	const subject = `Offline ${ Date.now() }`;
	await page.goto( '/visit-form/' );
	await fillIn( page, subject );
	await page.route( /channels\/form\/tickets/, ( route ) => route.abort() );
	await send( page );
	await expect( page.locator( '.switchboard-summary' ) ).toContainText(
		'Your text is kept'
	);
	await expect( box( page, 'Subject' ) ).toHaveValue( subject );
	await page.unroute( /channels\/form\/tickets/ );
	await page.getByRole( 'button', { name: 'Send' } ).click();
	await expect( page.locator( '.switchboard-sent' ) ).toBeVisible();
	expect( ( await newest() ).subject ).toBe( subject );
} );

test( 'somebody signed in is not asked who they are, on a page that is the same for all', async ( {
	page,
	browser,
} ) => {
	const anonymous = await ( await browser.newContext() ).newPage();
	await anonymous.goto( '/visit-form/' );
	await page.goto( '/wp-login.php' );
	await page.locator( '#user_login' ).fill( 'visitor' );
	await page.locator( '#user_pass' ).fill( 'password' );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( ( url ) => ! url.pathname.endsWith( 'login.php' ) );

	const block = async ( of: Page ) =>
		/<div[^>]+data-switchboard-form.*<\/form>/s.exec(
			await ( await of.request.get( '/visit-form/' ) ).text()
		)?.[ 0 ];
	expect( await block( page ) ).toBe( await block( anonymous ) );

	await page.goto( '/visit-form/' );
	await box( page, 'Your name' ).focus();
	await expect(
		page.getByText( 'You write as Priya Raghavan (visitor@example.org).' )
	).toBeVisible();
	await expect( box( page, 'Your name' ) ).toBeHidden();
	await expect( box( page, 'Subject' ) ).toBeFocused();
	await box( page, 'Subject' ).fill( 'Signed in' );
	await page
		.getByLabel( 'What is it about?' )
		.selectOption( 'Something arrived damaged' );
	await box( page, 'Message' ).fill( 'It is me.' );
	await page.getByRole( 'checkbox' ).check();
	await send( page );
	await expect( page.locator( '.switchboard-sent' ) ).toBeVisible();
} );

test( 'two forms on a page do not get in each other’s way', async ( {
	page,
} ) => {
	await page.goto( '/visit-two/' );
	await expectAccessible( page, 'main' );
	const second = page.locator( BLOCK ).nth( 1 );
	const subject = `Second form ${ Date.now() }`;
	await second.getByLabel( 'Your name' ).fill( 'Ingrid' );
	await second.getByLabel( 'E-mail' ).fill( 'ingrid@fjordmail.example' );
	await second.getByLabel( 'Subject' ).fill( subject );
	await second.getByLabel( 'Message' ).fill( 'Hello.' );
	await linger( page );
	await second.getByRole( 'button', { name: 'Send' } ).click();
	await expect( second.locator( '.switchboard-sent' ) ).toBeVisible();
	await expect(
		page.locator( BLOCK ).nth( 0 ).getByLabel( 'Subject' )
	).toHaveValue( '' );
	expect( ( await newest() ).subject ).toBe( subject );
} );

test( 'the form fits a narrow screen and can be used by keys alone', async ( {
	page,
} ) => {
	await page.setViewportSize( { width: 320, height: 700 } );
	await page.goto( '/visit-form/' );
	expect(
		await page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		)
	).toBeLessThanOrEqual( 0 );
	await box( page, 'Your name' ).focus();
	for ( const text of [ 'Ingrid', 'ingrid@fjordmail.example', 'By keys' ] ) {
		await page.keyboard.type( text );
		await page.keyboard.press( 'Tab' );
	}
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'ArrowDown' );
	await page.keyboard.press( 'Tab' );
	await page.keyboard.type( 'Only keys.' );
	await page.keyboard.press( 'Tab' );
	await expect( page.getByLabel( 'Photos' ) ).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Space' );
	await expect( page.getByRole( 'checkbox' ) ).toBeChecked();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Tab' );
	await linger( page );
	await page.keyboard.press( 'Enter' );
	await expect( page.locator( '.switchboard-sent' ) ).toBeFocused();
	expect( ( await newest() ).subject ).toBe( 'By keys' );
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'errors come back with the text, and then it is sent', async ( {
		page,
	} ) => {
		const subject = `No script ${ Date.now() }`;
		await page.goto( '/visit-form/' );
		await fillIn( page, subject );
		await box( page, 'E-mail' ).fill( 'nobody' );
		await page.getByLabel( 'Photos' ).setInputFiles( {
			name: 'crack.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from( 'A crack.' ),
		} );
		await page.getByRole( 'button', { name: 'Send' } ).click();

		await expect(
			page.getByText( 'One thing needs your attention' )
		).toBeVisible();
		await expect( box( page, 'E-mail' ) ).toHaveAttribute(
			'aria-invalid',
			'true'
		);
		await expect( box( page, 'Subject' ) ).toHaveValue( subject );
		await expect( page.getByLabel( 'crack.txt' ) ).toBeChecked();
		await page.getByRole( 'link', { name: /^E-mail:/ } ).click();
		await expect( page ).toHaveURL( /#switchboard-form-.*-email$/ );

		await box( page, 'E-mail' ).fill( 'ingrid@fjordmail.example' );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		await expect(
			page.getByText( 'Your message has the number' )
		).toBeVisible();
		const ticket = await newest();
		expect( ticket ).toMatchObject( { subject, files: [ 'crack.txt' ] } );
		await expect( page.getByText( `#${ ticket.number }` ) ).toBeVisible();
		await page.reload();
		expect( ( await newest() ).count ).toBe( ticket.count );
	} );

	test( 'a page from an old cache asks once more and keeps the text', async ( {
		page,
	} ) => {
		const subject = `Old page ${ Date.now() }`;
		await page.route( '**/visit-form/', async ( route ) => {
			if ( route.request().method() !== 'GET' ) {
				return route.continue();
			}
			const response = await route.fetch();
			await route.fulfill( {
				response,
				body: ( await response.text() ).replace(
					/name="switchboard\[token\]" value="[^"]+"/,
					'name="switchboard[token]" value="page.1700000000.k1.00"'
				),
			} );
		} );
		await page.goto( '/visit-form/' );
		await fillIn( page, subject );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		await expect( page.getByText( 'send it once more' ) ).toBeVisible();
		await expect( box( page, 'Subject' ) ).toHaveValue( subject );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		await expect(
			page.getByText( 'Your message has the number' )
		).toBeVisible();
		expect( ( await newest() ).subject ).toBe( subject );
	} );
} );
