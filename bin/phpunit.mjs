/**
 * npm run test:php -- [--db=mariadb] [--wp=oldest] [--name=NAME] [--filter=TEXT] [--group=NAME] [FILE …]
 *
 * Runs PHPUnit inside a site of its own that begins empty each time. Two people who test at once choose different names.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from './lib/log.mjs';
import { ensureComposer } from './lib/composer.mjs';
import { database, flavour, readOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { withSite } from './lib/site.mjs';

await main( async () => {
	const {
		db,
		wp,
		name,
		_: files,
		...options
	} = readOptions(
		{
			db: { type: 'string', default: 'sqlite' },
			wp: { type: 'string', default: 'latest' },
			name: { type: 'string', default: 'mine' },
			filter: { type: 'string' },
			group: { type: 'string' },
			'log-teamcity': { type: 'string' },
		},
		true
	);
	await ensurePhp( [ database( db ) ] );
	await ensureComposer();
	const place = {
		name: [ 'phpunit', name, wp, db ].join( '-' ),
		db,
		flavour: flavour( wp ),
		url: 'http://example.org',
		fresh: true,
		mustUse: false,
	};
	await withSite( place, async ( site ) => {
		// A test that looks whether a file was left behind must not see those of others.
		const tmp = join( site.dir, 'tmp' );
		await mkdir( tmp, { recursive: true } );
		const { code } = await site.runPhp(
			join( root, 'vendor/bin/phpunit' ),
			[
				'--exclude-group=architecture',
				...Object.entries( options ).map(
					( [ key, value ] ) => `--${ key }=${ value }`
				),
				...files,
			],
			{ cwd: root, allowed: true, env: { ...process.env, TMPDIR: tmp } }
		);
		process.exitCode = code;
	} );
} );
