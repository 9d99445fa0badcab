import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
	cp,
	mkdir,
	readFile,
	readdir,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { Explained, step } from './log.mjs';
import { ensureMariadb, startMariadb } from './mariadb.mjs';
import { copyMustUse } from './must-use.mjs';
import { cache, root } from './paths.mjs';
import { run, stopAll } from './process.mjs';
import { sqliteDropIn } from './sqlite.mjs';
import { wordpress } from './wordpress.mjs';

const php = ( file ) => join( root, 'bin/php', file );

/**
 * Works with a site, and leaves nothing running.
 *
 * @param {Object}                          options As for makeSite().
 * @param {(site: Object) => Promise<void>} work
 */
export async function withSite( options, work ) {
	const site = await makeSite( options );
	try {
		await work( site );
	} finally {
		await stopAll();
		site.release();
	}
}

/**
 * Makes a WordPress with the plugin active, or takes up one that was made before.
 *
 * @param {Object}             options
 * @param {string}             options.name    Two sites of different names share nothing.
 * @param {'sqlite'|'mariadb'} options.db
 * @param {'latest'|'oldest'}  options.flavour
 * @param {string}             options.url     Where it will be served.
 * @param {boolean}            options.fresh   Begin with an empty database.
 * @param {string}             options.zip     Install the plugin from this file; otherwise the checkout is linked.
 * @param {boolean}            options.mustUse Whether the demo's must-use plugins are in it.
 * @param {boolean}            options.debug   WordPress's debug mode; a host that is in use has none.
 * @return {Promise<Object>} The site: its folders, its address, and a way to run PHP files in it.
 */
export async function makeSite( {
	name,
	db = 'sqlite',
	flavour = 'latest',
	url,
	fresh = false,
	zip,
	mustUse = true,
	debug = true,
} ) {
	const core = await wordpress( flavour );
	const dir = join( cache, 'sites', name );
	const www = join( dir, 'wordpress' );
	const release = await occupy( dir );
	try {
		const state = await readState( dir );
		const begin = fresh || state?.db !== db;
		if ( begin ) {
			await forget( dir );
		}
		if ( state?.version !== core.version ) {
			await step(
				`WordPress ${ core.version } for the site "${ name }"`,
				() => cp( core.dir, www, { recursive: true } )
			);
		}
		const salt = state?.salt ?? randomBytes( 32 ).toString( 'hex' );
		await writeFile(
			join( dir, 'site.json' ),
			JSON.stringify( { version: core.version, db, salt } )
		);
		const database =
			db === 'mariadb'
				? await mariadb( dir, begin )
				: await sqlite( dir, www );
		await writeFile(
			join( www, 'wp-config.php' ),
			config( { dir, url, salt, database, debug } )
		);
		const plugin = join( www, 'wp-content/plugins/switchboard' );
		await rm( plugin, { recursive: true, force: true } );
		if ( ! zip ) {
			await symlink( root, plugin, 'dir' );
		}
		await copyMustUse( www, mustUse );

		const site = {
			dir,
			www,
			url,
			db,
			version: core.version,
			runPhp: ( file, args = [], options = {} ) =>
				run( 'php', [ php( 'run.php' ), www, file, ...args ], options ),
			release,
		};
		await step( 'site ready, plugin active', async () => {
			await run( 'php', [ php( 'install.php' ), www ], { quiet: true } );
			await site.runPhp( php( 'activate.php' ), zip ? [ zip ] : [], {
				quiet: true,
			} );
		} );
		return site;
	} catch ( error ) {
		release();
		throw error;
	}
}

/**
 * Makes a site the first one of a network; later sites lie in folders of its address.
 *
 * @param {Object} site From makeSite(), begun anew.
 */
export async function makeNetwork( site ) {
	const domain = new URL( site.url ).host;
	await step( 'network of sites', async () => {
		await site.runPhp( php( 'network.php' ), [ domain ], { quiet: true } );
		const file = join( site.www, 'wp-config.php' );
		const single = await readFile( file, 'utf8' );
		await writeFile(
			file,
			single.replace(
				'$table_prefix',
				`define( 'MULTISITE', true );
define( 'SUBDOMAIN_INSTALL', false );
define( 'DOMAIN_CURRENT_SITE', '${ domain }' );
define( 'PATH_CURRENT_SITE', '/' );
define( 'SITE_ID_CURRENT_SITE', 1 );
define( 'BLOG_ID_CURRENT_SITE', 1 );
$table_prefix`
			)
		);
	} );
}

/**
 * One process at a time may use a site.
 */
async function occupy( dir ) {
	const lock = join( dir, 'pid' );
	await mkdir( dir, { recursive: true } );
	const owner = Number( await readFile( lock, 'utf8' ).catch( () => 0 ) );
	if ( owner && owner !== process.pid && alive( owner ) ) {
		throw new Explained(
			`The site in ${ dir } is in use by process ${ owner }.`
		);
	}
	await writeFile( lock, String( process.pid ) );
	const release = () => rmSync( lock, { force: true } );
	process.once( 'exit', release );
	return release;
}

function alive( pid ) {
	try {
		return process.kill( pid, 0 );
	} catch ( error ) {
		return error.code === 'EPERM';
	}
}

const readState = ( dir ) =>
	readFile( join( dir, 'site.json' ), 'utf8' ).then( JSON.parse, () => null );

/**
 * Removes what a site has gathered; WordPress's own files and MariaDB's stay, they are slow to make.
 */
async function forget( dir ) {
	const keep = [ 'pid', 'site.json', 'wordpress', 'mariadb' ];
	for ( const entry of await readdir( dir ) ) {
		if ( ! keep.includes( entry ) ) {
			await rm( join( dir, entry ), { recursive: true } );
		}
	}
	const content = join( dir, 'wordpress/wp-content' );
	for ( const entry of [
		'uploads',
		'db.php',
		'languages',
		'plugins/sqlite-database-integration',
	] ) {
		await rm( join( content, entry ), { recursive: true, force: true } );
	}
}

async function mariadb( dir, begin ) {
	await ensureMariadb();
	const socket = await startMariadb( join( dir, 'mariadb' ), begin );
	return {
		DB_NAME: 'wordpress',
		DB_USER: 'root',
		DB_PASSWORD: '',
		DB_HOST: `localhost:${ socket }`,
	};
}

async function sqlite( dir, www ) {
	const plugin = join(
		www,
		'wp-content/plugins/sqlite-database-integration'
	);
	await cp( await sqliteDropIn(), plugin, { recursive: true } );
	const dropIn = await readFile( join( plugin, 'db.copy' ), 'utf8' );
	await writeFile(
		join( www, 'wp-content/db.php' ),
		dropIn
			.replaceAll( '{SQLITE_IMPLEMENTATION_FOLDER_PATH}', plugin )
			.replaceAll(
				'{SQLITE_PLUGIN}',
				'sqlite-database-integration/load.php'
			)
	);
	await mkdir( join( dir, 'sqlite' ), { recursive: true } );
	return {
		DB_DIR: join( dir, 'sqlite' ),
		DB_FILE: 'database',
		DB_NAME: 'wordpress',
		DB_USER: '',
		DB_PASSWORD: '',
		DB_HOST: '',
	};
}

function config( { dir, url, salt, database, debug } ) {
	const constants = {
		...database,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		WP_HOME: url,
		WP_SITEURL: url,
		WP_DEBUG: debug,
		// A page stays whole, a command line says what is wrong.
		WP_DEBUG_DISPLAY: { php: "'cli' === PHP_SAPI" },
		WP_DEBUG_LOG: join( dir, 'debug.log' ),
		WP_ENVIRONMENT_TYPE: 'local',
		// An update check against a host that can't be reached costs seconds.
		WP_HTTP_BLOCK_EXTERNAL: true,
		WP_ACCESSIBLE_HOSTS: 'localhost,127.0.0.1',
		AUTOMATIC_UPDATER_DISABLED: true,
		FS_METHOD: 'direct',
	};
	for ( const key of [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ] ) {
		constants[ `${ key }_KEY` ] = `${ key }-key-${ salt }`;
		constants[ `${ key }_SALT` ] = `${ key }-salt-${ salt }`;
	}
	const lines = Object.entries( constants ).map( ( [ key, value ] ) => {
		const literal =
			typeof value === 'string'
				? `'${ value.replace( /['\\]/g, '\\$&' ) }'`
				: ( value.php ?? value );
		return `defined( '${ key }' ) || define( '${ key }', ${ literal } );`;
	} );
	return `<?php
${ lines.join( '\n' ) }
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;
}
