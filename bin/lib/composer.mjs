import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canInstall, install } from './debian.mjs';
import { Explained, step } from './log.mjs';
import { root } from './paths.mjs';
import { run, which } from './process.mjs';

/** Installs PHP's development tools unless what composer.json names is there already. */
export async function ensureComposer() {
	const wanted = await readFile( join( root, 'composer.json' ) );
	const hash = createHash( 'sha256' ).update( wanted ).digest( 'hex' );
	const stamp = join( root, 'vendor/.switchboard-composer' );
	if ( ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === hash ) {
		return;
	}
	if ( ! which( 'composer' ) ) {
		if ( ! canInstall() ) {
			throw new Explained(
				'Composer is not installed: see getcomposer.org.'
			);
		}
		await install( [ 'composer' ] );
	}
	await step( "PHP's development tools", () =>
		run( 'composer', [ 'install', '--no-interaction', '--no-progress' ], {
			quiet: true,
			cwd: root,
			env: { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' },
		} )
	);
	await writeFile( stamp, hash );
}
