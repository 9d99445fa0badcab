import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	copyFile,
	mkdir,
	mkdtemp,
	readFile,
	readdir,
	readlink,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canInstall, update } from './debian.mjs';
import { Explained, step, warn } from './log.mjs';
import { cache } from './paths.mjs';
import { run, which } from './process.mjs';

/**
 * `suite` is the Debian release that carries the branch. Debian's sid moves on, so what it has may be newer than the pinned version.
 */
const flavours = {
	latest: { version: '7.1.4', suite: 'sid', variable: 'WP_CORE_DIR' },
	oldest: {
		version: '6.8.7',
		suite: 'trixie',
		variable: 'WP_CORE_DIR_OLDEST',
	},
};

const packages = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'libphp-phpmailer',
	'php-getid3',
	'libjs-underscore',
	'libjs-lodash',
	'libjs-jquery-ui',
	'libjs-cropper',
];

const branch = ( version ) => version.split( '.' ).slice( 0, 2 ).join( '.' );

async function versionIn( dir ) {
	const source = await readFile(
		join( dir, 'wp-includes/version.php' ),
		'utf8'
	);
	return /\$wp_version = '([^']+)'/.exec( source )[ 1 ];
}

/**
 * The folder of a WordPress to copy sites from; nothing is ever written into it.
 *
 * @param {'latest'|'oldest'} flavour
 * @return {Promise<{dir: string, version: string}>} Where it lies and what it is.
 */
export async function wordpress( flavour ) {
	const { version, suite, variable } = flavours[ flavour ];
	const given = process.env[ variable ];
	if ( given ) {
		return { dir: given, version: await versionIn( given ) };
	}
	const dir = join( cache, 'wordpress', branch( version ) );
	if ( ! existsSync( dir ) ) {
		await fetchInto( dir, version, suite, variable );
	}
	const found = await versionIn( dir );
	if ( branch( found ) !== branch( version ) ) {
		if ( flavour === 'oldest' ) {
			throw new Explained(
				`${ dir } holds WordPress ${ found } where ${ version } is needed.`
			);
		}
		warn( `WordPress ${ found } is used where ${ version } was meant.` );
	}
	return { dir, version: found };
}

async function fetchInto( dir, version, suite, variable ) {
	const work = await mkdtemp( join( tmpdir(), 'switchboard-wordpress-' ) );
	const reasons = [];
	await mkdir( dirname( dir ), { recursive: true } );
	try {
		for ( const source of [ fromWordPressOrg, fromDebian ] ) {
			try {
				const made = await source( work, version, suite );
				await rename( made, `${ dir }.new` ).catch( () =>
					// Another file system.
					copyResolved( made, `${ dir }.new`, made )
				);
				await rename( `${ dir }.new`, dir );
				return;
			} catch ( error ) {
				reasons.push( error.message );
			}
		}
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
	throw new Explained(
		`WordPress ${ version } could not be had (${ reasons.join(
			'; '
		) }). Unpack one yourself and name its folder in ${ variable }.`
	);
}

async function fromWordPressOrg( work, version ) {
	const address = `https://wordpress.org/wordpress-${ version }.tar.gz`;
	const get = async ( url, timeout ) => {
		const response = await fetch( url, {
			signal: AbortSignal.timeout( timeout ),
		} ).catch( ( error ) => {
			throw new Error(
				`${ url }: ${ error.cause?.code ?? error.message }`
			);
		} );
		if ( ! response.ok ) {
			throw new Error( `${ url } answered ${ response.status }` );
		}
		return Buffer.from( await response.arrayBuffer() );
	};
	// The small file first: where there is no way out, it fails fast.
	const expected = String( await get( `${ address }.sha1`, 5_000 ) ).trim();
	return step( `WordPress ${ version } from wordpress.org`, async () => {
		const archive = await get( address, 300_000 );
		if (
			createHash( 'sha1' ).update( archive ).digest( 'hex' ) !== expected
		) {
			throw new Error( `${ address } does not match its checksum` );
		}
		const file = join( work, 'wordpress.tar.gz' );
		await writeFile( file, archive );
		await run( 'tar', [ '-xzf', file, '-C', work ], { quiet: true } );
		return join( work, 'wordpress' );
	} );
}

async function fromDebian( work, version, suite ) {
	if ( ! canInstall() && ! which( 'apt-get' ) ) {
		throw new Error( 'this is no Debian' );
	}
	const mirror = await debianMirror();
	return step(
		`WordPress ${ branch( version ) } from Debian ${ suite }`,
		async () => {
			const list = join( work, 'sources.list' );
			const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
			await writeFile(
				list,
				`deb [signed-by=${ keyring }] ${ mirror } ${ suite } main\n`
			);
			await mkdir( join( work, 'lists/partial' ), { recursive: true } );
			await mkdir( join( work, 'cache/archives/partial' ), {
				recursive: true,
			} );
			const apt = ( ...args ) =>
				run(
					'apt-get',
					[
						...[
							`Dir::Etc::sourcelist=${ list }`,
							'Dir::Etc::sourceparts=-',
							`Dir::State::lists=${ work }/lists`,
							`Dir::Cache=${ work }/cache`,
							'APT::Sandbox::User=root',
							'Acquire::Languages=none',
						].flatMap( ( option ) => [ '-o', option ] ),
						...args,
					],
					{ quiet: true, cwd: work }
				);
			await apt( 'update' );
			await apt( 'download', ...packages );
			const tree = join( work, 'tree' );
			for ( const file of await readdir( work ) ) {
				if ( file.endsWith( '.deb' ) ) {
					await run( 'dpkg-deb', [ '-x', file, tree ], {
						quiet: true,
						cwd: work,
					} );
				}
			}
			const made = join( work, 'wordpress' );
			await copyResolved(
				join( tree, 'usr/share/wordpress' ),
				made,
				tree
			);
			await rm( join( made, '.htaccess' ), { force: true } );
			await rm( join( made, 'wp-config.php' ), { force: true } );
			return made;
		}
	);
}

/** The address that this machine's own apt takes Debian from. */
async function debianMirror() {
	const targets = async () =>
		(
			await run(
				'apt-get',
				[
					'indextargets',
					'--format',
					'$(REPO_URI) $(ORIGIN) $(LABEL)',
				],
				{ quiet: true }
			)
		).output
			.split( '\n' )
			.find( ( line ) => line.endsWith( ' Debian Debian' ) );
	const known = await targets();
	if ( ! known && canInstall() ) {
		await update();
	}
	const line = known ?? ( await targets() );
	if ( ! line ) {
		throw new Error( 'apt knows no Debian mirror' );
	}
	return line.split( ' ' )[ 0 ];
}

/**
 * Copies a folder and puts files where links were; a link that leads nowhere is left out.
 *
 * @param {string} from
 * @param {string} to
 * @param {string} base What an absolute link starts from.
 */
async function copyResolved( from, to, base ) {
	await mkdir( to, { recursive: true } );
	for ( const entry of await readdir( from, { withFileTypes: true } ) ) {
		let source = join( from, entry.name );
		while ( await isLink( source ) ) {
			const target = await readlink( source );
			source = target.startsWith( '/' )
				? join( base, target )
				: resolve( dirname( source ), target );
		}
		const info = await stat( source ).catch( () => null );
		if ( info?.isDirectory() ) {
			await copyResolved( source, join( to, entry.name ), base );
		} else if ( info?.isFile() ) {
			await copyFile( source, join( to, entry.name ) );
		}
	}
}

const isLink = ( path ) =>
	readlink( path ).then(
		() => true,
		() => false
	);
