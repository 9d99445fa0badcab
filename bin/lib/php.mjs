import { spawnSync } from 'node:child_process';
import { canInstall, install } from './debian.mjs';
import { Explained } from './log.mjs';

/** Extension as `php -m` names it → the suffix of Debian's package. */
const wordpressNeeds = {
	curl: 'curl',
	dom: 'xml',
	gd: 'gd',
	intl: 'intl',
	mbstring: 'mbstring',
	zip: 'zip',
};
const databaseNeeds = {
	sqlite: { pdo_sqlite: 'sqlite3' },
	mariadb: { mysqli: 'mysql' },
};

const ask = ( code ) => {
	const php = spawnSync( 'php', [ '-r', code ], { encoding: 'utf8' } );
	return php.status === 0 ? php.stdout.trim() : '';
};

export const version = () =>
	ask( 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;' );

/**
 * The packages of extensions that this PHP lacks.
 *
 * @param {Record<string, string>} needs
 * @return {string[]} Suffixes of Debian's package names.
 */
function lacking( needs ) {
	const loaded = ask( 'echo implode( " ", get_loaded_extensions() );' )
		.toLowerCase()
		.split( ' ' );
	return [
		...new Set(
			Object.entries( needs )
				.filter( ( [ extension ] ) => ! loaded.includes( extension ) )
				.map( ( [ , suffix ] ) => suffix )
		),
	];
}

/**
 * Sees to a PHP that can run WordPress on the given databases.
 *
 * @param {('sqlite'|'mariadb')[]} databases
 * @return {Promise<boolean>} False if there is no PHP on this machine and none can be installed.
 */
export async function ensurePhp( databases ) {
	if ( ! version() ) {
		if ( ! canInstall() ) {
			return false;
		}
		await install( [ 'php-cli' ] );
	}
	const needs = Object.assign(
		{},
		wordpressNeeds,
		...databases.map( ( database ) => databaseNeeds[ database ] )
	);
	const suffixes = lacking( needs );
	if ( suffixes.length && canInstall() ) {
		await install( suffixes.map( ( s ) => `php${ version() }-${ s }` ) );
	}
	const missing = lacking( needs );
	if ( missing.length ) {
		throw new Explained(
			`PHP ${ version() } lacks extensions. Please install: ${ missing
				.map( ( s ) => `php-${ s }` )
				.join( ', ' ) }.`
		);
	}
	return true;
}
