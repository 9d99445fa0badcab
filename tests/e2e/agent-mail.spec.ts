import type { Page } from '@playwright/test';
import { expect, expectAccessible, logIn, php, test } from './support';
import { api, APP, open, said } from './support/agent';

// A mailbox of the first inbox, and a way to let mails come in through it.
const MAILBOX = `
$services   = new Switchboard\\Services( $GLOBALS['wpdb'] );
$inbox      = $services->inboxes()->all()[0];
$mailboxes  = $services->connections()->of_inbox( $inbox->id, 'email' );
$connection = $mailboxes[0] ?? $services->connections()->find( $services->connections()->insert( 'email', 'Mailbox', $inbox->id, [ 'receiving' => 'webhook' ], [], true ) );
$import     = function ( string $head, string $text ) use ( $services, $connection, $inbox ) {
	$path = (string) tempnam( get_temp_dir(), 'mail' );
	file_put_contents( $path, str_replace( "\\n", "\\r\\n", "To: $inbox->address\\nDate: " . gmdate( 'r' ) . "\\n$head\\n\\n$text\\n" ) );
	return $services->importer()->import( $connection, $path );
};
`;

const run = < T >( code: string ): T =>
	JSON.parse( php( `${ MAILBOX } echo wp_json_encode( ${ code } );` ) ) as T;

const arrive = ( head: string, text: string ) =>
	run< { ticket_id: number } >(
		`$import( ${ JSON.stringify( head ).replaceAll( '$', '\\$' ) }, ${ JSON.stringify( text ) } )`
	).ticket_id;

const mail = ( from: string, subject: string, id: string, more = '' ) =>
	`From: ${ from }\nSubject: ${ subject }\nMessage-ID: <${ id }@mail.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8${ more }`;

// In a message, not in its row of the list.
const wrote = ( page: Page, words: string ) =>
	page.locator( '.switchboard-message' ).getByText( words );

test.beforeEach( ( { page } ) => logIn( page ) );

test( 'a mail says whence it came, and a doubtful one is joined and parted again', async ( {
	page,
} ) => {
	const stamp = Date.now();
	const first = arrive(
		`Cc: Karl <karl.${ stamp }@post.example>\n` +
			mail(
				`Elena <elena.${ stamp }@post.example>`,
				'Cracked bowls',
				`e${ stamp }`
			),
		'Two of the six bowls are cracked.'
	);
	const second = arrive(
		mail(
			`Sam <sam.${ stamp }@else.example>`,
			'Re: Cracked bowls',
			`s${ stamp }`,
			`\nIn-Reply-To: <e${ stamp }@mail.example>`
		),
		'I saw those bowls, too.'
	);
	expect( second ).not.toBe( first );

	await open( page, `/tickets/${ first }` );
	await expect(
		page.getByText( `karl.${ stamp }@post.example` ).last()
	).toBeVisible();
	await page.getByRole( 'button', { name: 'About this message' } ).click();
	await page
		.getByRole( 'menuitem', { name: 'From, to and why it is here' } )
		.click();
	await expect(
		said( page, /Nothing in it points to an earlier ticket/ )
	).toBeVisible();
	await page.getByRole( 'button', { name: 'About this message' } ).click();
	await page.getByRole( 'menuitem', { name: 'Show original' } ).click();
	await expect( page.getByRole( 'dialog' ) ).toContainText(
		'Two of the six bowls'
	);
	await expectAccessible( page, '.switchboard-original' );
	await page.getByRole( 'button', { name: 'Show the source' } ).click();
	await expect( page.getByRole( 'dialog' ) ).toContainText(
		`Message-ID: <e${ stamp }@mail.example>`
	);
	await page.keyboard.press( 'Escape' );
	await expectAccessible( page, APP );

	await open( page, `/tickets/${ second }` );
	await expect( said( page, /This may belong to/ ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Join' } ).click();
	await expect( page ).toHaveURL( new RegExp( `tickets(%2F|/)${ first }` ) );
	await expect( wrote( page, 'I saw those bowls, too.' ) ).toBeVisible();

	await open( page, `/tickets/${ second }` );
	await page.getByRole( 'button', { name: 'Take the merge back' } ).click();
	await expect( said( page, /This may belong to/ ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Not this one' } ).click();
	await expect( said( page, /This may belong to/ ) ).toBeHidden();
	await expect( wrote( page, 'I saw those bowls, too.' ) ).toBeVisible();
} );

test( 'a forward goes to somebody else, and the answer is the team’s', async ( {
	page,
} ) => {
	test.slow();
	const stamp = Date.now();
	const id = arrive(
		mail( `Ada <ada.${ stamp }@post.example>`, 'Glaze', `a${ stamp }` ),
		'Is this glaze food safe?'
	);
	await open( page, `/tickets/${ id }` );
	await expect(
		page.getByRole( 'textbox', { name: 'Text of the reply' } )
	).toBeVisible();
	await page.getByRole( 'button', { name: 'About this message' } ).click();
	await page.getByRole( 'menuitem', { name: 'Forward…' } ).click();
	const to = page.getByRole( 'combobox', { name: 'To' } );
	await expect( to ).toBeFocused();
	await page.keyboard.type( `kiln.${ stamp }@kilns.example` );
	await page.keyboard.press( 'Enter' );
	await expectAccessible( page, APP );
	await page.getByRole( 'textbox', { name: 'Text of the forward' } ).click();
	await page.keyboard.type( 'Do you know?' );
	await expect( page.getByText( 'Draft saved' ) ).toBeVisible();
	await page.reload();
	await expect(
		page.getByRole( 'textbox', { name: 'Text of the forward' } )
	).toHaveText( 'Do you know?' );
	await expect(
		page.getByText( `kiln.${ stamp }@kilns.example` ).last()
	).toBeVisible();
	await page.getByRole( 'button', { name: 'Send', exact: true } ).click();
	await expect(
		said( page, `To kiln.${ stamp }@kilns.example, not to the customer` )
	).toBeVisible();
	await expect( page.getByText( /^Sent \d/ ) ).toBeVisible( {
		timeout: 40_000,
	} );

	const [ sent ] = run< string[] >(
		`$services->database()->column( 'SELECT e.external_id FROM {message_envelope} e JOIN {message} m ON m.id = e.message_id WHERE m.ticket_id = ${ id } AND m.kind = %s', [ 'forward' ] )`
	);
	arrive(
		mail(
			`Kiln <kiln.${ stamp }@kilns.example>`,
			'Re: Fwd: Glaze',
			`k${ stamp }`,
			`\nIn-Reply-To: <${ sent }>`
		),
		'Only above 1200 degrees.'
	);
	await page.reload();
	await expect( wrote( page, 'Only above 1200 degrees.' ) ).toBeVisible();
	await expect(
		said( page, 'Answers a forward, only your team sees it' )
	).toBeVisible();
	await expectAccessible( page, APP );
} );

test( 'what is held back is looked at, let in, or blocked', async ( {
	page,
} ) => {
	const stamp = Date.now();
	for ( const name of [ 'good', 'bad' ] ) {
		arrive(
			mail(
				`<${ name }.${ stamp }@offers.example>`,
				`Offer ${ name } ${ stamp }`,
				`${ name }${ stamp }`,
				'\nX-Spam-Flag: YES'
			),
			`This is the ${ name } one.`
		);
	}
	await open( page );
	await page.getByRole( 'link', { name: /^Suspended/ } ).click();
	await expect(
		page.getByRole( 'heading', { name: 'Suspended' } )
	).toBeFocused();
	await expectAccessible( page, APP );

	await page.getByText( `Offer good ${ stamp }` ).click();
	await expect( page.getByRole( 'dialog' ) ).toContainText(
		'This is the good one.'
	);
	await page.getByRole( 'button', { name: 'Release', exact: true } ).click();
	await expect(
		page.getByRole( 'link', { name: 'Show its ticket' } )
	).toBeVisible();
	await expect( said( page, `Offer good ${ stamp }` ) ).toBeHidden();

	const row = page.getByRole( 'row' ).filter( { hasText: `bad ${ stamp }` } );
	await row.getByRole( 'button', { name: 'Actions' } ).click();
	await page.getByRole( 'menuitem', { name: 'Block the sender…' } ).click();
	await page.getByRole( 'button', { name: 'Block', exact: true } ).click();
	await expect( said( page, `Offer bad ${ stamp }` ) ).toBeHidden();

	await open( page, '/settings/blocked' );
	await expect( said( page, `bad.${ stamp }@offers.example` ) ).toBeVisible();
	await expectAccessible( page, APP );
	const blocked = await api< Array< { sender: string } > >(
		page,
		'blocked-senders'
	);
	expect( blocked.map( ( { sender } ) => sender ) ).toContain(
		`bad.${ stamp }@offers.example`
	);
} );

test( 'private links are withdrawn', async ( { page } ) => {
	const stamp = Date.now();
	const id = arrive(
		mail( `Ada <link.${ stamp }@post.example>`, 'Link', `l${ stamp }` ),
		'Who has my link?'
	);
	const token = run< string >(
		`$services->tokens()->issue( 'ticket', (int) $services->ticket_rows()->find( ${ id } )->contact_id, ${ id } )`
	);
	await open( page, `/tickets/${ id }` );
	await page.getByRole( 'button', { name: 'More', exact: true } ).click();
	await page
		.getByRole( 'menuitem', { name: 'Withdraw private links…' } )
		.click();
	await expectAccessible( page, '.switchboard-confirm' );
	await page.getByRole( 'button', { name: 'Withdraw them' } ).click();
	await expect( said( page, 'withdrew the private links' ) ).toBeVisible();
	expect( run( `null === $services->tokens()->find( '${ token }' )` ) ).toBe(
		true
	);
} );
