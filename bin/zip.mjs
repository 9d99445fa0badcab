/** npm run zip: builds and packs switchboard.zip, which a site can install. */
import AdmZip from 'adm-zip';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { translate } from './lib/i18n.mjs';
import { Explained, main, say, step } from './lib/log.mjs';
import { root } from './lib/paths.mjs';

const limit = 10_000_000;

const contents = [
	'plugin.php',
	'uninstall.php',
	'readme.txt',
	'bin/pipe.php',
	'includes',
	'src',
	'blocks',
	'build',
	'languages',
];

await main( async () => {
	await ensureBuild();
	await step( 'translations', translate );
	const file = join( root, 'switchboard.zip' );
	const zip = new AdmZip();
	for ( const path of contents ) {
		for ( const each of await filesIn( path ) ) {
			zip.addLocalFile(
				join( root, each ),
				join( 'switchboard', dirname( each ) )
			);
		}
	}
	await zip.writeZipPromise( file );
	const { size } = await stat( file );
	if ( size > limit ) {
		throw new Explained( `switchboard.zip has ${ size } bytes: too many.` );
	}
	say( `switchboard.zip: ${ ( size / 1e6 ).toFixed( 1 ) } MB` );
} );

async function filesIn( path ) {
	const absolute = join( root, path );
	if ( ! existsSync( absolute ) ) {
		return [];
	}
	if ( ( await stat( absolute ) ).isFile() ) {
		return [ path ];
	}
	const entries = await readdir( absolute, {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter(
			( entry ) => entry.isFile() && ! entry.name.endsWith( '.map' )
		)
		.map( ( entry ) => join( entry.parentPath ?? entry.path, entry.name ) )
		.map( ( file ) => file.slice( root.length + 1 ) );
}
