import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { step } from './log.mjs';
import { run, which } from './process.mjs';

/** Whether packages can be installed without asking anybody. */
export const canInstall = () =>
	process.getuid?.() === 0 &&
	existsSync( '/etc/debian_version' ) &&
	Boolean( which( 'apt-get' ) );

const apt = ( ...args ) =>
	run( 'apt-get', args, {
		quiet: true,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	} );

let updated = false;

/** Fetches the package lists, once in a run. */
export async function update() {
	if ( ! updated ) {
		await step( 'package lists', () => apt( 'update' ) );
		updated = true;
	}
}

/**
 * Installs packages and nothing that they only recommend.
 *
 * @param {string[]} packages
 */
export async function install( packages ) {
	await update();
	await step( `installing ${ packages.join( ', ' ) }`, () =>
		apt( 'install', '-y', '--no-install-recommends', ...packages )
	);
}

/**
 * Lets packages be installed without starting the services that they bring: Debian asks this file.
 *
 * @param {() => Promise<void>} work
 */
export async function withoutServices( work ) {
	const policy = '/usr/sbin/policy-rc.d';
	if ( existsSync( policy ) ) {
		return work();
	}
	await writeFile( policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 } );
	try {
		await work();
	} finally {
		await rm( policy );
	}
}
