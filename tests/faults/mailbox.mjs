import {
	chmod,
	mkdir,
	readdir,
	rename,
	rm,
	utimes,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A mailbox of the Dovecot that startDovecot() gave, filled behind its back.
 */
export class Mailbox {
	#delivered = 0;

	/**
	 * @param {string} mail Folder of all mailboxes.
	 * @param {string} user
	 */
	constructor( mail, user ) {
		this.user = user;
		this.home = join( mail, user );
		this.dir = join( this.home, 'Maildir' );
	}

	/**
	 * Puts mails into the inbox, in order.
	 *
	 * @param {{raw: string}[]} mails
	 */
	async deliver( mails ) {
		for ( const below of [ '', 'tmp', 'new', 'cur' ] ) {
			for ( const dir of [ this.home, join( this.dir, below ) ] ) {
				await mkdir( dir, { recursive: true } );
				await chmod( dir, 0o777 );
			}
		}
		for ( const { raw } of mails ) {
			const number = String( ++this.#delivered ).padStart( 6, '0' );
			const name = `1700000000.M${ number }P1.test`;
			const path = join( this.dir, 'tmp', name );
			await writeFile( path, raw );
			await chmod( path, 0o666 );
			// Dovecot looks again only when the folder's time has changed.
			await rename( path, join( this.dir, 'new', name ) );
		}
		const now = Date.now() / 1000;
		await utimes( join( this.dir, 'new' ), now, now + this.#delivered );
	}

	/** How many mails lie in the inbox. */
	async count() {
		const lists = await Promise.all(
			[ 'new', 'cur' ].map( ( below ) =>
				readdir( join( this.dir, below ) )
			)
		);
		return lists.flat().length;
	}

	/** How many of them were marked as read. */
	async seen() {
		const names = await readdir( join( this.dir, 'cur' ) );
		return names.filter( ( name ) => /:2,.*S/.test( name ) ).length;
	}

	/** Gives all mails new UIDs, as a server does that was set up anew: UIDVALIDITY is the second in which that happens. */
	async renumber() {
		for ( const name of await readdir( this.dir ) ) {
			if ( name.startsWith( 'dovecot' ) ) {
				await rm( join( this.dir, name ), { recursive: true } );
			}
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 1100 ) );
	}
}
