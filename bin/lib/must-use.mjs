import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Puts the demo's must-use plugins into a site, such as the one that catches mail.
 *
 * @param {string}  www    WordPress's folder.
 * @param {boolean} wanted Otherwise it has none.
 */
export async function copyMustUse( www, wanted = true ) {
	const from = join( root, 'bin/demo/mu-plugins' );
	const to = join( www, 'wp-content/mu-plugins' );
	await rm( to, { recursive: true, force: true } );
	await mkdir( to );
	const files = wanted && existsSync( from ) ? await readdir( from ) : [];
	for ( const file of files.filter( ( name ) => name.endsWith( '.php' ) ) ) {
		await copyFile( join( from, file ), join( to, file ) );
	}
}
