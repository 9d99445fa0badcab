import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, logIn, test } from './support';
import { APP, api, open, rows } from './support/agent';
import {
	deliver,
	headerOf,
	imapPort,
	startSmtp,
	whyNoImap,
} from './support/mail';
import type { SentMail } from './support/mail';

interface Made {
	id: number;
}

let smtp: Awaited< ReturnType< typeof startSmtp > >;

test.beforeAll( async () => {
	smtp = await startSmtp();
} );

test.afterAll( () => smtp.stop() );

/**
 * A connection to a mailbox of an inbox of its own.
 *
 * @param page A page of wp-admin.
 * @param user Address, by which it signs in.
 */
async function connect( page: Page, user: string ): Promise< Made > {
	const { id: inbox } = await api< Made >( page, 'inboxes', 'POST', {
		name: user,
		address: user,
	} );
	return api( page, 'connections', 'POST', {
		channel: 'email',
		name: user,
		inbox,
		settings: {
			receiving: 'imap',
			receiving_host: 'localhost',
			receiving_port: Number( imapPort ),
			user,
			password: 'secret',
			plus_addressing: true,
			sending: 'smtp',
			smtp_host: '127.0.0.1',
			smtp_security: 'plain',
			smtp_port: Number( smtp.port ),
			smtp_user: user,
			smtp_password: 'right',
		},
	} );
}

const head = ( from: string, to: string, id: string, more: string[] = [] ) =>
	[
		`From: Marit Dahl <${ from }>`,
		`To: ${ to }`,
		`Message-ID: <${ id }>`,
		`Date: ${ new Date().toUTCString() }`,
		'MIME-Version: 1.0',
		...more,
	].join( '\n' );

const QUOTED = 'A new lid leaves the studio today.';

/**
 * What is to be read in a message; mails with a look of their own stand in frames.
 *
 * @param message
 */
const textOf = ( message: Locator ): Promise< string > =>
	message.evaluate( ( element ) =>
		[
			( element as HTMLElement ).innerText,
			...Array.from(
				element.querySelectorAll( 'iframe' ),
				( frame ) => frame.contentDocument?.body.innerText ?? ''
			),
		].join( '\n' )
	);

/** How the mail programs of customers write an answer; each says `words` above what it quotes. */
const programs: Record<
	string,
	( words: string, shop: string ) => { type: string; body: string }
> = {
	Gmail: ( words, shop ) => ( {
		type: 'text/html; charset="UTF-8"',
		body: `<div dir="ltr">${ words }</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Nov 16, 2026 at 9:12 AM Shop &lt;<a href="mailto:${ shop }">${ shop }</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${ QUOTED }</blockquote></div>`,
	} ),
	Outlook: ( words, shop ) => ( {
		type: 'text/html; charset="utf-8"',
		body: `<html><body><div class="elementToProof" style="font-family: Aptos, Calibri; font-size: 12pt;">${ words }</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif"><b>From:</b> Shop &lt;${ shop }&gt;<br><b>Sent:</b> Monday, November 16, 2026 9:12 AM<br><b>To:</b> Marit Dahl<br><b>Subject:</b> The lid of my teapot</font><div>&nbsp;</div></div><div>${ QUOTED }</div></body></html>`,
	} ),
	'Apple Mail': ( words, shop ) => ( {
		type: 'text/html; charset="us-ascii"',
		body: `<html><head></head><body style="overflow-wrap: break-word;">${ words }<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>On 16. Nov 2026, at 09:12, Shop &lt;${ shop }&gt; wrote:</div><br class="Apple-interchange-newline"><div>${ QUOTED }</div></blockquote></div><br></body></html>`,
	} ),
};

test( 'a mail becomes a ticket, the answer goes out, the customer’s answers come back to it @main', async ( {
	page,
} ) => {
	test.skip( ! imapPort, whyNoImap );
	const mark = `teapot${ Date.now() }`;
	const shop = `support.${ mark }@kiln.example`;
	const customer = `marit.${ mark }@fjordmail.example`;
	const first = `first.${ mark }@fjordmail.example`;
	await logIn( page );
	await open( page );
	const { id: connection } = await connect( page, shop );
	const fetch = () =>
		api( page, `connections/${ connection }/fetch`, 'POST' );

	await test.step( 'a mail in the mailbox is in the list', async () => {
		deliver(
			shop,
			`${ head( customer, shop, first, [
				`Subject: The lid of my teapot ${ mark }`,
				'Content-Type: text/plain; charset=utf-8',
			] ) }\n\nIt cracked from the knob to the rim.\n\nMarit\n`
		);
		await fetch();
		await open( page, `/tickets?search=${ mark }` );
		await rows( page ).first().click();
		await expect(
			page
				.locator( APP )
				.getByText( 'It cracked from the knob to the rim.' )
				.last()
		).toBeVisible();
	} );

	let answer: SentMail;

	await test.step( 'the agent’s answer leaves by the connection’s own server', async () => {
		await page.keyboard.press( 'r' );
		await page.getByRole( 'textbox', { name: /reply/i } ).fill( QUOTED );
		await page.getByRole( 'button', { name: /^Send/ } ).first().click();
		await expect( async () => {
			answer = smtp.mails.find(
				( { recipients, text } ) =>
					recipients.includes( customer ) &&
					text.includes( 'new lid leaves' )
			) as SentMail;
			expect( answer ).toBeDefined();
		} ).toPass( { timeout: 30_000 } );
		expect( headerOf( answer, 'From' ) ).toContain( shop );
		expect( headerOf( answer, 'To' ) ).toContain( customer );
		expect( headerOf( answer, 'Message-ID' ) ).toMatch(
			/^<t\d+\.m\d+\.[^@]+@[^@]+>$/
		);
		expect( headerOf( answer, 'In-Reply-To' ) ).toBe( `<${ first }>` );
		expect( headerOf( answer, 'References' ) ).toContain( `<${ first }>` );
		expect( headerOf( answer, 'Reply-To' ) ).toMatch(
			/support\.\w+\+t\.\d+\.[^@]+@kiln\.example/
		);
		expect( headerOf( answer, 'Auto-Submitted' ) ).toBe( '' );
		expect( answer.text ).toContain( 'multipart/alternative' );
	} );

	await test.step( 'answers of three mail programs land on the ticket, their quotes folded', async () => {
		const answered = headerOf( answer, 'Message-ID' );
		for ( const [ program, write ] of Object.entries( programs ) ) {
			const { type, body } = write(
				`Thank you, says ${ program }.`,
				shop
			);
			deliver(
				shop,
				`${ head(
					customer,
					shop,
					`${ program }.${ first }`.replace( ' ', '' ),
					[
						`Subject: Re: The lid of my teapot ${ mark }`,
						`In-Reply-To: ${ answered }`,
						`References: <${ first }> ${ answered }`,
						`Content-Type: ${ type }`,
					]
				) }\n\n${ body }\n`
			);
		}
		await fetch();
		const theirs = page.locator( '.switchboard-message.is-theirs' );
		await expect( theirs ).toHaveCount( 4, { timeout: 20_000 } );
		for ( const [ index, program ] of Object.keys( programs ).entries() ) {
			const message = theirs.nth( index + 1 );
			await expect
				.poll( () => textOf( message ) )
				.toContain( `Thank you, says ${ program }.` );
			expect( await textOf( message ) ).not.toContain( QUOTED );
			await message
				.getByRole( 'button', { name: 'Show the quoted text' } )
				.click();
			await expect.poll( () => textOf( message ) ).toContain( QUOTED );
		}
		await expectAccessible( page, APP );
		await open( page, `/tickets?search=${ mark }` );
		await expect( rows( page ) ).toHaveCount( 1 );
	} );

	await test.step( 'a mail to oneself comes back and becomes no ticket', async () => {
		await open( page, `/settings/connections/${ connection }` );
		await page
			.getByRole( 'button', { name: 'Send a mail to yourself' } )
			.click();
		let sent: SentMail | undefined;
		await expect( () => {
			sent = smtp.mails.find(
				( { recipients, text } ) =>
					recipients.includes( shop ) && text.includes( 'round trip' )
			);
			expect( sent ).toBeDefined();
		} ).toPass( { timeout: 20_000 } );
		deliver( shop, ( sent as SentMail ).text );
		await expect(
			page.getByText( /It came back after \d+ second/ )
		).toBeVisible( { timeout: 40_000 } );
		await expectAccessible( page, APP );
		await open( page, `/tickets?search=${ mark }` );
		await expect( rows( page ) ).toHaveCount( 1 );
	} );
} );
