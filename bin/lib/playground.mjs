import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Explained, step } from './log.mjs';
import { copyMustUse } from './must-use.mjs';
import { cache, root } from './paths.mjs';
import { run, start, until } from './process.mjs';
import { playground } from './sqlite.mjs';
import { wordpress } from './wordpress.mjs';

/**
 * Serves a demo where there is no PHP: WordPress Playground brings PHP as WebAssembly. It is slow and large, so it is fetched
 * only when it is needed, into a folder of its own.
 *
 * @param {Object}  options
 * @param {string}  options.name  Of the site.
 * @param {string}  options.url   Where to serve it.
 * @param {boolean} options.fresh Begin with an empty database.
 * @return {Promise<Object>} The running server.
 */
export async function servePlayground( { name, url, fresh } ) {
	const program = await ensurePlayground();
	const core = await wordpress( 'latest' );
	const dir = join( cache, 'sites', `playground-${ name }` );
	const www = join( dir, 'wordpress' );
	if ( fresh ) {
		await rm( dir, { recursive: true, force: true } );
	}
	const begin = ! existsSync( www );
	if ( begin ) {
		await step(
			`WordPress ${ core.version } for the site "${ name }"`,
			() => cp( core.dir, www, { recursive: true } )
		);
	}
	await copyMustUse( www );
	await writeFile( join( dir, 'blueprint.json' ), blueprint( begin ) );

	const log = join( dir, 'server.log' );
	await rm( log, { force: true } );
	const server = start(
		program,
		[
			'server',
			`--port=${ new URL( url ).port }`,
			`--site-url=${ url }`,
			// A page may ask its own site: one worker would wait for itself.
			'--workers=2',
			'--wordpress-install-mode=install-from-existing-files-if-needed',
			`--mount-before-install=${ www }:/wordpress`,
			`--mount=${ root }:/wordpress/wp-content/plugins/switchboard`,
			`--blueprint=${ join( dir, 'blueprint.json' ) }`,
		],
		{ log, cwd: dir }
	);
	const ready = async () =>
		( await readFile( log, 'utf8' ) ).includes( 'Ready!' );
	await step( `server on ${ url }, by Playground`, async () => {
		const up = await until(
			async () => ! server.running() || ( await ready() ),
			600_000
		);
		if ( ! up || ! server.running() ) {
			await server.stop();
			throw new Explained( `Playground did not start, see ${ log }` );
		}
	} );
	return server;
}

async function ensurePlayground() {
	const dir = join( cache, 'playground' );
	const program = join( dir, 'node_modules/.bin/wp-playground-cli' );
	if ( ! existsSync( program ) ) {
		await mkdir( dir, { recursive: true } );
		await step( 'WordPress Playground (600 MB)', () =>
			run(
				'npm',
				[ 'install', '--no-save', '--prefix', dir, playground ],
				{
					quiet: true,
					cwd: dir,
				}
			)
		);
	}
	return program;
}

function blueprint( begin ) {
	const steps = [
		{
			step: 'defineWpConfigConsts',
			consts: {
				WP_DEBUG: true,
				WP_DEBUG_DISPLAY: false,
				WP_DEBUG_LOG: true,
				WP_ENVIRONMENT_TYPE: 'local',
				WP_HTTP_BLOCK_EXTERNAL: true,
				WP_ACCESSIBLE_HOSTS: 'localhost,127.0.0.1',
			},
		},
		{
			step: 'setSiteOptions',
			options: { permalink_structure: '/%postname%/' },
		},
		{ step: 'activatePlugin', pluginPath: 'switchboard/plugin.php' },
	];
	if ( begin && existsSync( join( root, 'bin/seed.php' ) ) ) {
		steps.push( {
			step: 'runPHP',
			code: `<?php
require '/wordpress/wp-load.php';
wp_set_current_user( 1 );
require WP_PLUGIN_DIR . '/switchboard/bin/seed.php';`,
		} );
	}
	return JSON.stringify( { steps } );
}
