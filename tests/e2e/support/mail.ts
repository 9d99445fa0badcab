import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const {
	DOVECOT_IMAPS = '',
	DOVECOT_MAIL = '',
	DOVECOT_MISSING = 'No Dovecot runs.',
} = process.env;

/** Port of Dovecot's encrypted IMAP; empty where none runs. */
export const imapPort = DOVECOT_IMAPS;
export const whyNoImap = DOVECOT_MISSING;

let delivered = 0;

/**
 * Puts a mail into somebody's mailbox, as a mail server does.
 *
 * @param user Name by which the mailbox is signed in to.
 * @param raw  The mail, lines as they are.
 */
export function deliver( user: string, raw: string ): void {
	const maildir = join( DOVECOT_MAIL, user, 'Maildir' );
	for ( const folder of [ '..', '', 'tmp', 'new', 'cur' ] ) {
		const path = join( maildir, folder );
		mkdirSync( path, { recursive: true } );
		// Dovecot's processes are somebody else.
		chmodSync( path, 0o777 );
	}
	const name = `${ Date.now() }.M${ ++delivered }P${ process.pid }.test`;
	const file = join( maildir, 'tmp', name );
	writeFileSync( file, raw.replace( /\r?\n/g, '\r\n' ) );
	chmodSync( file, 0o666 );
	renameSync( file, join( maildir, 'new', name ) );
}

/** A mail that the server took. */
export interface SentMail {
	from: string;
	recipients: string[];
	text: string;
}

/**
 * Starts a mail server that takes mails; `right` is everybody's password.
 */
export async function startSmtp() {
	const server = spawn(
		'node',
		[
			resolve( 'tests/php/Channels/Email/Smtp/smtp-server.mjs' ),
			'{"auth":true,"disabled":["STARTTLS"]}',
		],
		{ stdio: [ 'pipe', 'pipe', 'inherit' ] }
	);
	const mails: SentMail[] = [];
	const port = await new Promise< string >( ( done ) => {
		createInterface( { input: server.stdout } ).on( 'line', ( line ) => {
			const said = JSON.parse( line );
			if ( said.port ) {
				done( String( said.port ) );
			} else if ( said.text ) {
				mails.push( said );
			}
		} );
	} );
	return { port, mails, stop: () => void server.kill() };
}

/**
 * A header of a mail, unfolded.
 *
 * @param mail
 * @param mail.text
 * @param name
 */
export function headerOf( { text }: SentMail, name: string ): string {
	const [ head = '' ] = text.split( '\r\n\r\n', 1 );
	const line = new RegExp( `^${ name }: (.*)$`, 'im' );
	return head.replace( /\r\n[ \t]+/g, ' ' ).match( line )?.[ 1 ] ?? '';
}
