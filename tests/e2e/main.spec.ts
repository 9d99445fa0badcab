import { expect, expectAccessible, logIn, php, test } from './support';

/** Pages with our blocks, whatever the demo holds. */
const pages = `
	foreach ( [ 'story-write' => '<!-- wp:switchboard/ticket-form /-->', 'story-tickets' => '<!-- wp:switchboard/my-tickets /-->' ] as $name => $content ) {
		if ( ! get_page_by_path( $name ) ) {
			$id = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $name, 'post_name' => $name, 'post_content' => $content ] );
			if ( 'story-tickets' === $name ) {
				update_option( 'switchboard_settings', [ 'portal_page' => $id ] + (array) get_option( 'switchboard_settings', [] ) );
			}
		}
	}`;

test( 'a visitor writes, an agent answers, the customer reads and replies @main @zip', async ( {
	browser,
	page,
} ) => {
	await php( pages );
	const subject = `The lid of my teapot cracked ${ Date.now() }`;

	await test.step( 'the visitor writes through the form', async () => {
		await page.goto( '/story-write/' );
		await page.getByLabel( 'Your name' ).fill( 'Ingrid Solberg' );
		await page.getByLabel( 'E-mail' ).fill( 'ingrid@fjordmail.example' );
		await page.getByLabel( 'Subject' ).fill( subject );
		await page
			.getByLabel( 'Message' )
			.fill( 'It has a crack from the knob to the rim. Ø 9 cm. 🫖' );
		// A form that is sent at once looks like a machine's.
		await page.waitForTimeout( 4000 );
		await page.getByRole( 'button', { name: 'Send' } ).click();
		await expect( page.getByText( /#\d+/ ).first() ).toBeVisible();
	} );

	const agentPage = await ( await browser.newContext() ).newPage();

	await test.step( 'the agent answers in wp-admin', async () => {
		await logIn( agentPage );
		await agentPage.goto( '/wp-admin/admin.php?page=switchboard' );
		await agentPage
			.getByPlaceholder( 'Search in this view' )
			.fill( subject );
		await agentPage.keyboard.press( 'Enter' );
		await agentPage.getByText( subject ).first().click();
		await expect(
			agentPage.getByText( 'It has a crack from the knob' ).last()
		).toBeVisible();
		await expectAccessible( agentPage, '#switchboard-app' );
		await agentPage.keyboard.press( 'r' );
		await agentPage
			.getByRole( 'textbox', { name: /reply/i } )
			.fill( 'A new lid leaves the studio today.' );
		await agentPage
			.getByRole( 'button', { name: /^Send/ } )
			.first()
			.click();
		await expect(
			agentPage.getByText( 'A new lid leaves the studio today.' ).first()
		).toBeVisible();
	} );

	await test.step( 'the customer gets a mail, reads on the own page and replies', async () => {
		let link = '';
		await expect( async () => {
			const mails = await (
				await page.request.get(
					'/wp-json/demo-mail/v1/mails?to=ingrid@fjordmail.example'
				)
			).json();
			const mail = mails.find(
				( {
					subject: about,
					text,
				}: {
					subject: string;
					text: string;
				} ) =>
					about.includes( subject ) &&
					text.includes( 'A new lid leaves the studio today.' )
			);
			link = mail.text.match(
				/https?:\/\/\S*switchboard_token=\S+/
			)[ 0 ];
		} ).toPass( { timeout: 30_000 } );

		const customer = await ( await browser.newContext() ).newPage();
		await customer.goto( link );
		await expect(
			customer.getByText( 'A new lid leaves the studio today.' )
		).toBeVisible();
		expect( customer.url() ).not.toContain( 'switchboard_token' );
		await expectAccessible( customer, '.wp-block-switchboard-my-tickets' );
		await customer
			.getByRole( 'textbox' )
			.last()
			.fill( 'Thank you, that was quick.' );
		await customer.getByRole( 'button', { name: 'Send' } ).click();
		await expect(
			customer.getByText( 'Thank you, that was quick.' ).first()
		).toBeVisible();
	} );

	await test.step( 'the agent sees the reply without reloading', async () => {
		await expect(
			agentPage.getByText( 'Thank you, that was quick.' ).first()
		).toBeVisible( { timeout: 20_000 } );
	} );
} );
