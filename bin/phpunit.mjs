/**
 * npm run test:php -- [--db=mariadb] [--wp=oldest] [--network] [--name=NAME] [--filter=TEXT] [--group=NAME] [--without=dovecot] [FILE …]
 *
 * Runs PHPUnit inside a site of its own that begins empty each time; with --network the tests of a network of sites, inside one. Two people who test at once choose different names.
 * A mail server of its own runs beside it, for the tests of the group `dovecot`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from './lib/log.mjs';
import { ensureComposer } from './lib/composer.mjs';
import { tryDovecot } from './lib/dovecot.mjs';
import { database, flavour, readOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { makeNetwork, withSite } from './lib/site.mjs';

await main( async () => {
	const {
		db,
		wp,
		name,
		network,
		without,
		_: files,
		...options
	} = readOptions(
		{
			db: { type: 'string', default: 'sqlite' },
			wp: { type: 'string', default: 'latest' },
			name: { type: 'string', default: 'mine' },
			network: { type: 'boolean', default: false },
			filter: { type: 'string' },
			group: { type: 'string' },
			without: { type: 'string' },
			'log-teamcity': { type: 'string' },
		},
		true
	);
	await ensurePhp( [ database( db ) ] );
	await ensureComposer();
	const place = {
		name: [ 'phpunit', name, network ? 'network' : wp, db ].join( '-' ),
		db,
		flavour: flavour( wp ),
		url: 'http://example.org',
		fresh: true,
		mustUse: false,
	};
	await withSite( place, async ( site ) => {
		if ( network ) {
			await makeNetwork( site );
		}
		// A test that looks whether a file was left behind must not see those of others.
		const tmp = join( site.dir, 'tmp' );
		await mkdir( tmp, { recursive: true } );
		const mail =
			network || options.group === 'smoke' || without === 'dovecot'
				? {}
				: await tryDovecot();
		const { code } = await site.runPhp(
			join( root, 'vendor/bin/phpunit' ),
			[
				'--exclude-group=architecture',
				...( without ? [ `--exclude-group=${ without }` ] : [] ),
				network ? '--group=network' : '--exclude-group=network',
				...Object.entries( options ).map(
					( [ key, value ] ) => `--${ key }=${ value }`
				),
				...files,
			],
			{
				cwd: root,
				allowed: true,
				env: {
					...process.env,
					TMPDIR: tmp,
					...mail,
					// A network finds its site by the host that is asked for.
					...( network && { HTTP_HOST: new URL( place.url ).host } ),
				},
			}
		);
		process.exitCode = code;
	} );
} );
