import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, php, test } from './support';

const BLOCK = '.wp-block-switchboard-my-tickets';

/** A customer with an account and a guest, each with tickets; the latest was answered, with a note beside. */
const setUp = `
	use Switchboard\\Services;
	use Switchboard\\Tickets\\{ Actor, Attachments, Incoming, New_Message };
	$services = new Services( $GLOBALS['wpdb'] );
	$page     = get_page_by_path( 'own-tickets' )->ID ?? wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Own tickets', 'post_name' => 'own-tickets', 'post_content' => '<!-- wp:switchboard/my-tickets {"align":"wide"} /-->' ] );
	$services->settings()->update( [ 'portal_page' => $page ] );
	$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->prefix}switchboard_rate_limit" );
	$unique = wp_generate_password( 8, false );
	$email  = strtolower( "own.$unique@example.org" );
	$user   = wp_insert_user( [ 'user_login' => "own$unique", 'user_pass' => 'password', 'user_email' => "account.$email", 'display_name' => 'Priya Raghavan' ] );
	$agent  = $services->agents()->all()[0]->id;
	$inbox  = $services->inboxes()->all()[0]->id;
	$own    = $services->contact_verbs()->identify_user( get_userdata( $user ) )->id;
	$guest  = $services->contact_verbs()->identify( 'email', $email, 'Guest of the shop' )->id;
	$write  = fn( int $contact, string $subject, string $html, ?int $ticket = null, array $files = [], string $owner = '' ) => $services->tickets()->receive( new Incoming( $inbox, 0, 'form', $contact, $email, $subject, $html, $files, $ticket, owner_key: $owner ) )->ticket->id;
	$answer = function ( int $ticket, string $html ) use ( $services, $agent ): void {
		$services->tickets()->delivery( $services->tickets()->reply( $ticket, new New_Message( $html ), Actor::agent( $agent ) )->id, 'sent' );
	};
	$owner   = Attachments::owner_of_visitor( 'x' );
	$picture = tempnam( sys_get_temp_dir(), 'bowl' );
	file_put_contents( $picture, base64_decode( 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC' ) );
	$file    = $services->attachments()->store( $picture, 'bowl.png', $owner )->id;
	$parcel  = $write( $own, 'Where is my parcel?', '<p>It should have come.</p>' );
	$bowls   = $write( $own, 'Two bowls arrived chipped', '<p>Two are chipped.</p>', null, [ $file ], $owner );
	$services->tickets()->note( $bowls, new New_Message( '<p>Our secret note</p>' ), Actor::agent( $agent ) );
	$answer( $bowls, '<p>I am <em>sorry</em>.</p>' );
	$first  = $write( $guest, 'First of the guest', '<p>Hello.</p>' );
	$second = $write( $guest, 'Second of the guest', '<p>Hello again.</p>' );
	echo wp_json_encode( [
		'login'  => "own$unique",
		'email'  => $email,
		'bowls'  => $bowls,
		'parcel' => $parcel,
		'link'   => $services->ticket_links()->url( $services->ticket_rows()->find( $first ), $guest ),
		'second' => $second,
	] );
`;

interface Story {
	login: string;
	email: string;
	bowls: number;
	parcel: number;
	link: string;
	second: number;
}

let story: Story;

const heading = ( page: Page, name: string ) =>
	page.getByRole( 'heading', { name } );

const status = async ( id: number ) =>
	php(
		`echo ( new Switchboard\\Services( $GLOBALS['wpdb'] ) )->ticket_rows()->find( ${ id } )->status;`
	);

test.beforeEach( async () => {
	story = JSON.parse( await php( setUp ) );
} );

test( 'a customer with an account reads, answers with a file, closes and reopens', async ( {
	page,
} ) => {
	await logIn( page, story.login );

	await test.step( 'nothing private is in the page itself', async () => {
		const html = await ( await page.request.get( '/own-tickets/' ) ).text();
		expect( html ).not.toContain( 'chipped' );
		expect( html ).not.toContain( 'Priya Raghavan, ' );
	} );

	await test.step( 'the latest ticket is open, without notes', async () => {
		await page.goto( '/own-tickets/' );
		await expect(
			heading( page, 'Two bowls arrived chipped' )
		).toBeVisible();
		await expect( page.getByText( 'I am sorry.' ) ).toBeVisible();
		await expect( page.getByText( 'Our secret note' ) ).toBeHidden();
		await expect(
			page.locator( '.switchboard-ticket[aria-current]' )
		).toContainText( 'Answered' );
		await expect(
			page.getByRole( 'img', { name: 'bowl.png' } )
		).toBeVisible();
		expect(
			await page
				.getByRole( 'img', { name: 'bowl.png' } )
				.evaluate( ( image: HTMLImageElement ) => image.naturalWidth )
		).toBe( 10 );
		await expectAccessible( page, BLOCK );
	} );

	await test.step( 'links open tickets and the back button works', async () => {
		await page.getByRole( 'link', { name: /Where is my parcel/ } ).click();
		await expect( heading( page, 'Where is my parcel?' ) ).toBeFocused();
		await page.goBack();
		await expect(
			heading( page, 'Two bowls arrived chipped' )
		).toBeVisible();
	} );

	await test.step( 'an answer goes with a file, once', async () => {
		await page
			.getByLabel( 'Write an answer' )
			.fill( 'It says 2609-B.\n<b>Thanks</b>' );
		await page.getByLabel( 'Add files' ).setInputFiles( {
			name: 'foot.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from( '2609-B' ),
		} );
		await expect( page.locator( '.switchboard-file' ) ).toContainText(
			'6 B'
		);
		await page
			.getByRole( 'button', { name: 'Send', exact: true } )
			.dblclick();
		await expect( page.getByText( 'It says 2609-B.' ) ).toHaveCount( 1 );
		await expect( page.getByText( '<b>Thanks</b>' ) ).toBeVisible();
		await expect(
			page.getByRole( 'link', { name: /foot\.txt/ } )
		).toBeVisible();
		await expect( page.getByLabel( 'Write an answer' ) ).toHaveValue( '' );
		await expect(
			page.locator( '.switchboard-ticket[aria-current]' )
		).toContainText( 'With us' );
		expect( await status( story.bowls ) ).toBe( 'open' );
	} );

	await test.step( 'closing and reopening', async () => {
		await page
			.getByRole( 'button', { name: 'This is solved, close it' } )
			.click();
		await expect(
			page.locator( '.switchboard-ticket[aria-current]' )
		).toContainText( 'Solved' );
		expect( await status( story.bowls ) ).toBe( 'solved' );
		await page
			.getByRole( 'button', { name: 'It is not solved, open it again' } )
			.click();
		await expect(
			page.locator( '.switchboard-ticket[aria-current]' )
		).toContainText( 'With us' );
	} );
} );

test( 'what was written stays when sending fails', async ( { page } ) => {
	await logIn( page, story.login );
	await page.goto( `/own-tickets/#ticket-${ story.parcel }` );
	await expect( heading( page, 'Where is my parcel?' ) ).toBeVisible();
	await page.route( /\/messages/, ( route ) => route.abort() );
	await page.getByLabel( 'Write an answer' ).fill( 'Still waiting.' );
	await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
	await expect(
		page.getByRole( 'alert' ).filter( { hasText: 'Your text is kept' } )
	).toBeVisible();
	await page.unroute( /\/messages/ );
	await page.reload();
	await expect( page.getByLabel( 'Write an answer' ) ).toHaveValue(
		'Still waiting.'
	);
	await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
	await expect( page.locator( '.switchboard-message' ) ).toHaveCount( 2 );
} );

test( 'a guest opens one ticket by its link, which leaves no trace in the address', async ( {
	page,
} ) => {
	const seen: string[] = [];
	page.on( 'request', ( request ) => {
		seen.push( request.url() + ( request.headers().referer ?? '' ) );
	} );
	const response = await page.goto( story.link );
	expect( response?.headers()[ 'referrer-policy' ] ).toBe( 'no-referrer' );
	expect( response?.headers()[ 'cache-control' ] ).toContain( 'no-store' );
	expect( response?.headers()[ 'x-robots-tag' ] ).toContain( 'noindex' );
	await expect( heading( page, 'First of the guest' ) ).toBeVisible();
	expect( new URL( page.url() ).search ).toBe( '' );
	const token =
		/switchboard_token=([0-9a-f]+)/.exec( story.link )?.[ 1 ] ?? '';
	expect( seen.filter( ( text ) => text.includes( token ) ) ).toHaveLength(
		1
	);

	await page.reload();
	await expect( heading( page, 'First of the guest' ) ).toBeVisible();
	await page.goto( `/own-tickets/#ticket-${ story.second }` );
	await page.reload();
	await expect(
		page.getByText( 'does not exist, or you may not see it' )
	).toBeVisible();
	await page.goto( `/own-tickets/#ticket-${ story.bowls }` );
	await page.reload();
	await expect(
		page.getByText( 'does not exist, or you may not see it' )
	).toBeVisible();
} );

test( 'a guest asks for a link and opens all tickets by a press of a button', async ( {
	page,
} ) => {
	await page.goto( '/own-tickets/' );
	await expect( heading( page, 'See your tickets' ) ).toBeVisible();
	await expectAccessible( page, BLOCK );
	await page.getByLabel( 'E-mail' ).fill( 'nobody-at-all@example.org' );
	await page.getByRole( 'button', { name: 'Send me my link' } ).click();
	const answer = await page
		.getByText( 'If you have written to us' )
		.textContent();
	await page.reload();
	await page.getByLabel( 'E-mail' ).fill( story.email );
	await page.getByRole( 'button', { name: 'Send me my link' } ).click();
	await expect( page.getByText( 'If you have written to us' ) ).toHaveText(
		answer ?? ''
	);

	let link = '';
	await expect( async () => {
		const mails = await (
			await page.request.get(
				`/wp-json/demo-mail/v1/mails?to=${ story.email }`
			)
		).json();
		link =
			/http\S+switchboard_link=[0-9a-f]{64}/.exec(
				mails[ 0 ]?.text ?? ''
			)?.[ 0 ] ?? '';
		expect( link ).not.toBe( '' );
	} ).toPass();

	// A program that looks into mails follows links, but presses no button.
	await page.request.get( link );
	await page.request.get( link );
	await page.goto( link );
	expect( new URL( page.url() ).search ).toBe( '' );
	await expectAccessible( page, BLOCK );
	await page.getByRole( 'button', { name: 'Show my tickets' } ).click();
	await expect(
		page.getByRole( 'link', { name: /First of the guest/ } )
	).toBeVisible();
	await expect( heading( page, 'Second of the guest' ) ).toBeVisible();

	await page.getByRole( 'button', { name: 'Close this view' } ).click();
	await expect( heading( page, 'See your tickets' ) ).toBeVisible();
	await page.goto( link );
	await page.getByRole( 'button', { name: 'Show my tickets' } ).click();
	await expect(
		page.getByText( 'This link has expired or was used already.' )
	).toBeVisible();
} );

test( 'the page fits narrow screens and both directions', async ( {
	page,
} ) => {
	await logIn( page, story.login );
	for ( const dir of [ 'ltr', 'rtl' ] ) {
		for ( const width of [ 1440, 782, 390, 320 ] ) {
			await page.setViewportSize( { width, height: 800 } );
			await page.goto( '/own-tickets/' );
			await page.evaluate( ( value ) => {
				document.documentElement.dir = value;
				document.getElementById( 'wpadminbar' )?.remove();
			}, dir );
			await expect(
				heading( page, 'Two bowls arrived chipped' )
			).toBeVisible();
			expect(
				await page.evaluate(
					() =>
						document.documentElement.scrollWidth - window.innerWidth
				),
				`${ dir } ${ width }`
			).toBeLessThanOrEqual( 0 );
		}
	}
} );

test( 'without JavaScript the page says why it is empty', async ( {
	page,
} ) => {
	const response = await page.request.get( '/own-tickets/' );
	expect( await response.text() ).toMatch(
		/<noscript><p>[^<]+this page needs JavaScript/
	);
} );
