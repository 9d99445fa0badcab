import AdmZip from 'adm-zip';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step } from './log.mjs';
import { cache } from './paths.mjs';
import { run } from './process.mjs';

export const playground = '@wp-playground/cli@3.1.56';

/**
 * WordPress's SQLite drop-in; it is published inside Playground's npm package, which is fetched without what it depends on.
 *
 * @return {Promise<string>} The folder of the plugin sqlite-database-integration.
 */
export async function sqliteDropIn() {
	const made = join( cache, playground.replace( /\W+/g, '-' ) );
	if ( ! existsSync( made ) ) {
		const work = await mkdtemp( join( tmpdir(), 'switchboard-sqlite-' ) );
		await step( 'SQLite drop-in', async () => {
			await run( 'npm', [ 'pack', playground ], {
				quiet: true,
				cwd: work,
			} );
			const [ archive ] = await readdir( work );
			await run( 'tar', [ '-xzf', archive ], { quiet: true, cwd: work } );
			const plugin = 'sqlite-database-integration.zip';
			await mkdir( cache, { recursive: true } );
			new AdmZip( join( work, 'package', plugin ) ).extractAllTo(
				`${ made }.new`
			);
			await rename( `${ made }.new`, made );
		} );
		await rm( work, { recursive: true } );
	}
	return join( made, ( await readdir( made ) )[ 0 ] );
}
