import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { canInstall, install } from './debian.mjs';
import { Explained, step } from './log.mjs';
import { run, start, until, which } from './process.mjs';

/** Debian's core packages: the programs without a service that would start by itself. */
export async function ensureMariadb() {
	if ( which( 'mariadbd' ) && which( 'mariadb-install-db' ) ) {
		return;
	}
	if ( ! canInstall() ) {
		throw new Explained(
			'MariaDB is not installed. Please install the package mariadb-server.'
		);
	}
	await install( [ 'mariadb-server-core', 'mariadb-client-core' ] );
}

const answers = ( path ) =>
	new Promise( ( resolve ) => {
		const connection = createConnection( path );
		connection.once( 'data', () => resolve( true ) );
		connection.once( 'error', () => resolve( false ) );
		connection.once( 'close', () => resolve( false ) );
		connection.setTimeout( 1000, () => resolve( false ) );
	} );

/**
 * Starts a MariaDB of one's own: reached by a socket in a folder that only this user can enter, so that no port can clash.
 * It is made for speed, not for surviving a power cut.
 *
 * @param {string}  dir   Keeps the data between starts.
 * @param {boolean} begin Throw away what the database holds.
 * @return {Promise<string>} The socket to reach it by.
 */
export async function startMariadb( dir, begin ) {
	const data = join( dir, 'data' );
	const socket = join( dir, 'socket' );
	const log = join( dir, 'log' );
	const user = userInfo().username;
	await mkdir( dir, { recursive: true } );
	await chmod( dir, 0o700 );
	await writeFile(
		join( dir, 'init.sql' ),
		[
			begin ? 'DROP DATABASE IF EXISTS wordpress;' : '',
			'CREATE DATABASE IF NOT EXISTS wordpress DEFAULT CHARACTER SET utf8mb4;',
		].join( '\n' )
	);
	if ( ! existsSync( join( data, 'mysql' ) ) ) {
		await run(
			'mariadb-install-db',
			[
				'--no-defaults',
				`--datadir=${ data }`,
				'--auth-root-authentication-method=normal',
				'--skip-test-db',
				`--user=${ user }`,
			],
			{ quiet: true }
		);
	}
	const server = start(
		'mariadbd',
		[
			'--no-defaults',
			`--user=${ user }`,
			`--datadir=${ data }`,
			`--socket=${ socket }`,
			`--pid-file=${ join( dir, 'pid' ) }`,
			`--init-file=${ join( dir, 'init.sql' ) }`,
			'--skip-networking',
			'--skip-log-bin',
			'--innodb-flush-log-at-trx-commit=0',
			'--innodb-doublewrite=0',
			'--innodb-buffer-pool-size=256M',
		],
		{ log }
	);
	await step( 'MariaDB', async () => {
		const up = await until(
			async () => ! server.running() || ( await answers( socket ) ),
			30_000
		);
		if ( ! up || ! server.running() ) {
			await server.stop();
			throw new Explained( `MariaDB did not start, see ${ log }` );
		}
	} );
	return socket;
}
