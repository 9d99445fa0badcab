/**
 * npm run test:e2e -- [--db=mariadb] [--name=NAME] [--keep] [--zip=FILE] [--grep=TEXT] [--report=FILE] [SPEC …]
 *
 * Runs Playwright against a fresh demo site on a port of its own; --keep goes on with the data of the last run, --zip installs
 * the plugin from that file.
 */
import { ensureBuild } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDemo } from './lib/demo.mjs';
import { main } from './lib/log.mjs';
import { database, readOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { run } from './lib/process.mjs';
import { freePort, serve } from './lib/server.mjs';
import { withSite } from './lib/site.mjs';

await main( async () => {
	const { _: specs, ...values } = readOptions(
		{
			db: { type: 'string', default: 'sqlite' },
			name: { type: 'string', default: 'mine' },
			keep: { type: 'boolean', default: false },
			zip: { type: 'string' },
			grep: { type: 'string' },
			report: { type: 'string' },
		},
		true
	);
	const db = database( values.db );
	await ensurePhp( [ db ] );
	const browser = await ensureChromium();
	if ( ! values.zip ) {
		await ensureBuild();
	}
	const place = {
		name: [ 'e2e', values.name, values.zip ? 'zip' : db ].join( '-' ),
		db,
		url: `http://127.0.0.1:${ await freePort() }`,
		fresh: ! values.keep,
		zip: values.zip,
	};
	await withSite( place, async ( site ) => {
		await ensureDemo( site );
		await serve( site );
		const { code } = await run(
			'npx',
			[
				'playwright',
				'test',
				'--config=tests/e2e/playwright.config.ts',
				'--pass-with-no-tests',
				// Two runs at once would empty each other's folder.
				`--output=tests/e2e/results/${ place.name }`,
				...( values.grep ? [ `--grep=${ values.grep }` ] : [] ),
				...specs,
			],
			{
				cwd: root,
				allowed: true,
				env: {
					...process.env,
					...browser,
					SWITCHBOARD_URL: site.url,
					SWITCHBOARD_WORDPRESS: site.www,
					...( values.report && {
						SWITCHBOARD_REPORT: values.report,
					} ),
				},
			}
		);
		process.exitCode = code;
	} );
} );
