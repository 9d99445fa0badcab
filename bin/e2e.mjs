/**
 * npm run test:e2e -- [--db=mariadb] [--name=NAME] [--keep] [--zip=FILE] [--grep=TEXT] [--report=FILE] [SPEC …]
 *
 * Runs Playwright against a fresh demo site on a port of its own; --keep goes on with the data of the last run, --zip installs
 * the plugin from that file. A mail server of its own runs beside it, for the stories of a mailbox.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDemo } from './lib/demo.mjs';
import { tryDovecot } from './lib/dovecot.mjs';
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
		const mail = await tryDovecot();
		await allowMailServers( site, mail.DOVECOT_AUTHORITY ?? '' );
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
					...mail,
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

/**
 * Lets the site call the mail servers of this machine, and trust Dovecot's certificate.
 *
 * @param {Object} site      As withSite() gave it.
 * @param {string} authority File; empty for none.
 */
async function allowMailServers( { www }, authority ) {
	const trust =
		authority &&
		`add_filter( 'switchboard_mail_tls_options', static fn( array $options ): array => [ 'cafile' => '${ authority }' ] + $options );`;
	await writeFile(
		join( www, 'wp-content/mu-plugins/mail-servers.php' ),
		`<?php
add_filter( 'switchboard_mail_host_allowed', '__return_true' );
${ trust }
`
	);
}
