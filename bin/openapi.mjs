/**
 * npm run openapi: writes includes/openapi.json from the routes and schemas; a PHP test says when it is out of date.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main, say } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { run } from './lib/process.mjs';
import { withSite } from './lib/site.mjs';

await main( async () => {
	await ensurePhp( [ 'sqlite' ] );
	const place = {
		name: 'openapi',
		url: 'http://example.org',
		fresh: true,
		mustUse: false,
	};
	await withSite( place, async ( { www } ) => {
		const { output } = await run(
			'php',
			[
				join( root, 'bin/php/run.php' ),
				www,
				join( root, 'bin/php/openapi.php' ),
			],
			{ quiet: true }
		);
		await writeFile( join( root, 'includes/openapi.json' ), output );
		say( 'includes/openapi.json written' );
	} );
} );
