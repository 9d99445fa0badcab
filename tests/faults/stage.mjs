import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../bin/lib/process.mjs';
import { root } from '../../bin/lib/paths.mjs';
import { Mailbox } from './mailbox.mjs';
import { randomFrom } from './random.mjs';

const script = ( name ) => join( root, 'tests/faults/site', `${ name }.php` );

/** Longer than every lease: a process that died holds nothing up any more. */
const STEP = 700;

/**
 * Where a scenario plays: a site, a mail server, processes that may die, and a clock that only goes forward.
 */
export class Stage {
	facts = [];
	faults = [];
	ahead = 0;

	constructor( site, dovecot, tmp, { name, seed, kills, mails } ) {
		Object.assign( this, { site, dovecot, tmp, kills, mails } );
		this.random = randomFrom( `${ seed } ${ name }` );
		this.prefix = `${ name.replace( /\W/g, '' ) }x`;
		this.mailbox = new Mailbox(
			dovecot.DOVECOT_MAIL,
			`user-${ name.toLowerCase() }`
		);
	}

	/**
	 * Adds an inbox and a connection that fetches from the mailbox.
	 *
	 * @param {Object} settings More settings.
	 */
	async connect( settings = {} ) {
		const { connection, inbox } = await this.prepare( {
			receiving: 'imap',
			receiving_host: '127.0.0.1',
			receiving_security: 'plain',
			receiving_port: Number(
				this.dovecot[
					settings.receiving === 'pop3'
						? 'DOVECOT_POP3'
						: 'DOVECOT_IMAP'
				]
			),
			receiving_from: 'all',
			sign_in: 'password',
			user: this.mailbox.user,
			...settings,
		} );
		this.connection = connection;
		this.inbox = inbox;
	}

	/**
	 * Adds an inbox and a connection.
	 *
	 * @param {Object} settings
	 * @return {Promise<{connection: number, inbox: number}>} Their ids.
	 */
	async prepare( settings ) {
		return this.ask( 'prepare', {
			name: this.prefix,
			settings,
			secrets: { password: 'secret' },
		} );
	}

	/**
	 * Runs a script of the site that says one line of JSON.
	 *
	 * @param {string} name
	 * @param {Object} given
	 */
	async ask( name, given ) {
		const { output } = await run( 'php', this.#command( name, given ), {
			quiet: true,
			env: this.#env(),
		} );
		return JSON.parse( output.trim().split( '\n' ).pop() );
	}

	/**
	 * Lets a process run the queue until nothing is due.
	 *
	 * @param {Object} how
	 * @param {number} how.dieAt   Query at which it dies.
	 * @param {number} how.dieIn   Milliseconds after its beginning in which it is killed.
	 * @param {number} how.jobs    At most so many jobs.
	 * @param {number} how.further Seconds by which its clock is ahead of the others.
	 * @param {string} how.memory  Its memory limit.
	 * @return {Promise<Object|null>} What it did; null when it died.
	 */
	work( { dieAt = 0, dieIn = 0, jobs, further = 0, memory = '-1' } = {} ) {
		const given = {
			ahead: this.ahead + further,
			dieAt,
			jobs,
			connection: this.connection,
		};
		const limit = [ '-d', `memory_limit=${ memory }` ];
		const child = spawn(
			'php',
			[ ...limit, ...this.#command( 'work', given ) ],
			{
				env: this.#env(),
				stdio: [ 'ignore', 'pipe', 'pipe' ],
			}
		);
		let output = '';
		let complaints = '';
		child.stdout.on( 'data', ( bytes ) => {
			if ( ! output && dieIn ) {
				setTimeout( () => child.kill( 'SIGKILL' ), dieIn );
			}
			output += bytes;
		} );
		child.stderr.on( 'data', ( bytes ) => {
			complaints += bytes;
		} );
		return new Promise( ( resolve, reject ) =>
			child.on( 'close', ( code, signal ) => {
				if ( signal === 'SIGKILL' ) {
					resolve( null );
				} else if (
					code ||
					/^(PHP )?(Warning|Fatal|Notice)/m.test( output )
				) {
					reject(
						new Error(
							`A process failed: ${ output } ${ complaints }`
						)
					);
				} else {
					resolve( JSON.parse( output.trim().split( '\n' ).pop() ) );
				}
			} )
		);
	}

	/** Time passes, until nobody holds a lease any more. */
	pass( seconds = STEP ) {
		this.ahead += seconds;
	}

	/**
	 * Works until all that was put off is done, too.
	 *
	 * @param {number} rounds
	 */
	async settle( rounds = 2 ) {
		let last;
		for ( let round = 0; round < rounds; round++ ) {
			this.pass( round === rounds - 1 ? 2 * 86400 : STEP );
			last = await this.work();
		}
		return last;
	}

	/**
	 * Looks whether all mails are here once, and nothing else is.
	 *
	 * @param {Object[]} mails  What was delivered.
	 * @param {Object}   except Expected figures that aren't zero.
	 */
	async verify( mails, except = {} ) {
		const unique = [
			...new Map( mails.map( ( mail ) => [ mail.word, mail ] ) ).values(),
		];
		const file = join( this.tmp, 'expected.json' );
		await writeFile(
			file,
			JSON.stringify(
				unique.map( ( { word, files } ) => ( { word, files } ) )
			)
		);
		const found = await this.ask( 'verify', {
			connection: this.connection,
			ahead: this.ahead,
			file,
			prefix: this.prefix,
			...( 'places' in except ? {} : { places: mails.length } ),
		} );
		this.facts.push(
			`${ found.came } of ${ unique.length } mails are here`
		);
		for ( const [ what, value ] of Object.entries( found ) ) {
			const amount = Array.isArray( value ) ? value.length : value;
			if (
				what !== 'came' &&
				( amount || 0 ) !== ( except[ what ] ?? 0 ) &&
				'any' !== except[ what ]
			) {
				this.faults.push( `${ what }: ${ JSON.stringify( value ) }` );
			}
		}
		this.expect( 'mails that came', found.came, unique.length );
	}

	/**
	 * @param {string} what
	 * @param {*}      found
	 * @param {*}      wanted
	 */
	expect( what, found, wanted ) {
		if ( found !== wanted ) {
			this.faults.push( `${ what }: ${ found } instead of ${ wanted }` );
		}
	}

	#command( name, given ) {
		return [
			join( root, 'bin/php/run.php' ),
			this.site.www,
			script( name ),
			JSON.stringify( given ),
		];
	}

	#env() {
		return { ...process.env, TMPDIR: this.tmp };
	}
}
