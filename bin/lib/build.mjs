import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	mkdir,
	readFile,
	readdir,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { step } from './log.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

const sources = [
	'package-lock.json',
	'tsconfig.json',
	'webpack.config.js',
	'src',
	'blocks',
];

const stamp = join( root, 'node_modules/.cache/switchboard-build' );

/** Builds src/ and blocks/ into build/. */
export const build = () => alone( make );

async function make() {
	const hash = await hashOfSources();
	await rm( join( root, 'build' ), { recursive: true, force: true } );
	await run(
		'npx',
		[
			'wp-scripts',
			'build',
			'--experimental-modules',
			'--blocks-manifest',
			'--source-path=blocks',
		],
		{ quiet: true, cwd: root }
	);
	await mkdir( dirname( stamp ), { recursive: true } );
	await writeFile( stamp, hash );
}

/** Builds if a source changed since the last time. */
export async function ensureBuild() {
	await alone( async () => {
		const known = await readFile( stamp, 'utf8' ).catch( () => '' );
		if (
			known !== ( await hashOfSources() ) ||
			! existsSync( join( root, 'build' ) )
		) {
			await step( 'building scripts and styles', make, {
				how: 'a minute at first',
			} );
		}
	} );
}

/**
 * Two builds at once would delete each other's files: the second one waits. A lock older than five minutes was left behind.
 *
 * @param {Function} work What is done alone.
 */
async function alone( work ) {
	const lock = `${ stamp }.lock`;
	await mkdir( dirname( lock ), { recursive: true } );
	for (;;) {
		try {
			await mkdir( lock );
			break;
		} catch {
			const age = await stat( lock ).then(
				( { mtimeMs } ) => Date.now() - mtimeMs,
				() => 0
			);
			if ( age > 300_000 ) {
				await rm( lock, { recursive: true, force: true } );
			}
			await setTimeout( 500 );
		}
	}
	try {
		await work();
	} finally {
		await rm( lock, { recursive: true, force: true } );
	}
}

async function hashOfSources() {
	const hash = createHash( 'sha256' );
	const add = async ( path ) => {
		hash.update( path ).update( await readFile( join( root, path ) ) );
	};
	for ( const source of sources ) {
		const entries = await readdir( join( root, source ), {
			recursive: true,
			withFileTypes: true,
		} ).catch( () => null );
		if ( ! entries ) {
			await add( source ).catch( () => {} );
			continue;
		}
		const files = entries
			.filter( ( entry ) => entry.isFile() )
			.map( ( entry ) =>
				join( entry.parentPath ?? entry.path, entry.name )
			);
		for ( const file of files.sort() ) {
			await add( file.slice( root.length + 1 ) );
		}
	}
	return hash.digest( 'hex' );
}
