import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const run = resolve( __dirname, '../../../bin/php/run.php' );

/**
 * Runs PHP inside the site under test, as its administrator.
 *
 * @param code PHP without the opening tag; what it echoes is returned.
 */
export function php( code: string ): string {
	const folder = mkdtempSync( join( tmpdir(), 'switchboard-e2e-' ) );
	const file = join( folder, 'code.php' );
	writeFileSync( file, `<?php\n${ code }` );
	try {
		return execFileSync(
			'php',
			[ run, process.env.SWITCHBOARD_WORDPRESS as string, file ],
			{ encoding: 'utf8' }
		);
	} finally {
		rmSync( folder, { recursive: true } );
	}
}
