import { createServer } from 'node:net';
import { join } from 'node:path';
import { Explained, step } from './log.mjs';
import { root } from './paths.mjs';
import { start, until } from './process.mjs';

/**
 * Whether nothing listens on a port of this machine yet.
 *
 * @param {number} port
 * @return {Promise<boolean>} True if it can be had.
 */
export const isFree = ( port ) =>
	new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( false ) );
		server.listen( port, '127.0.0.1', () =>
			server.close( () => resolve( true ) )
		);
	} );

/** @return {Promise<number>} A port that nobody uses. */
export const freePort = () =>
	new Promise( ( resolve ) => {
		const server = createServer();
		server.listen( 0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close( () => resolve( port ) );
		} );
	} );

/**
 * Serves a site with PHP's own server.
 *
 * @param {Object} site As makeSite() gave it.
 * @return {Promise<Object>} The running server.
 */
export async function serve( site ) {
	const { host, port } = new URL( site.url );
	if ( ! ( await isFree( Number( port ) ) ) ) {
		throw new Explained(
			`Port ${ port } is taken. Choose another with PORT=…`
		);
	}
	const log = join( site.dir, 'server.log' );
	const settings = {
		memory_limit: '512M',
		upload_max_filesize: '64M',
		post_max_size: '64M',
		max_execution_time: '60',
		display_errors: '0',
	};
	const server = start(
		'php',
		[
			...Object.entries( settings ).flatMap( ( [ key, value ] ) => [
				'-d',
				`${ key }=${ value }`,
			] ),
			'-S',
			host,
			'-t',
			site.www,
			join( root, 'bin/php/router.php' ),
		],
		// A page may ask its own site: one worker would wait for itself.
		{ log, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } }
	);
	await step( `server on ${ site.url }`, async () => {
		const up = await until(
			async () => ! server.running() || ( await answers( site.url ) ),
			30_000
		);
		if ( ! up || ! server.running() ) {
			await server.stop();
			throw new Explained( `The server did not start, see ${ log }` );
		}
	} );
	return server;
}

export const answers = ( url ) =>
	fetch( `${ url }/wp-login.php` ).then(
		( response ) => response.ok,
		() => false
	);
