import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from './log.mjs';
import { root } from './paths.mjs';

const seed = join( root, 'bin/seed.php' );

/**
 * Fills a site with the demo's shop, once.
 *
 * @param {Object} site As makeSite() gave it.
 */
export async function ensureDemo( site ) {
	const done = join( site.dir, 'seeded' );
	if ( existsSync( seed ) && ! existsSync( done ) ) {
		await step(
			'demo data',
			() => site.runPhp( seed, [], { quiet: ! process.stdout.isTTY } ),
			{ own: true }
		);
		await writeFile( done, '' );
	}
}
