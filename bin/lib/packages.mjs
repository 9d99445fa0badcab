import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from './log.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Runs `npm ci` unless what the lock file names is installed already. */
export async function ensurePackages() {
	const wanted = await read( 'package-lock.json' );
	// npm writes down there what it has installed.
	const installed = await read( 'node_modules/.package-lock.json' );
	const complete = Object.entries( wanted ).every(
		( [ path, { version, optional } ] ) =>
			path === '' || optional || installed[ path ]?.version === version
	);
	if ( ! complete ) {
		await step(
			"npm's packages",
			() =>
				run( 'npm', [ 'ci' ], {
					quiet: true,
					cwd: root,
					env: {
						...process.env,
						PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
					},
				} ),
			{ how: 'once, a minute or two' }
		);
	}
}

async function read( file ) {
	const text = await readFile( join( root, file ), 'utf8' ).catch(
		() => '{}'
	);
	return JSON.parse( text ).packages ?? {};
}
