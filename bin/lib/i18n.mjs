import { transformAsync } from '@babel/core';
import preset from '@wordpress/babel-preset-default';
import makepot from '@wordpress/babel-plugin-makepot';
import { mo, po } from 'gettext-parser';
import { createHash } from 'node:crypto';
import {
	mkdir,
	mkdtemp,
	readFile,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './paths.mjs';
import { phpStrings } from './php-strings.mjs';

const domain = 'switchboard';
const languages = join( root, 'languages' );

/**
 * Folder of sources → the script that its strings come with. Lazy chunks have no handle of their own, so the admin app's entry
 * brings the strings of all of them.
 *
 * @param {string} reference Where a string stands, such as `src/app/index.tsx:12`.
 * @return {string|undefined} The script that needs it.
 */
function scriptOf( reference ) {
	const [ folder, block ] = reference.split( '/' );
	return {
		src: 'build/admin/index.js',
		blocks: `build/blocks/${ block }/index.js`,
	}[ folder ];
}

/**
 * Gathers every translatable string into languages/switchboard.pot and compiles the translations beside it.
 *
 * @return {Promise<number>} How many strings there are.
 */
export async function translate() {
	const strings = await gather();
	await mkdir( languages, { recursive: true } );
	await writeFile(
		join( languages, `${ domain }.pot` ),
		template( strings )
	);
	for ( const file of await readdir( languages ) ) {
		if ( file.startsWith( `${ domain }-` ) && file.endsWith( '.po' ) ) {
			await compile( basename( file, '.po' ), strings );
		}
	}
	return Object.values( strings ).flatMap( Object.keys ).length;
}

/**
 * Compares languages/switchboard.pot with the sources; where in a file a string stands doesn't matter.
 *
 * @return {Promise<string[]>} Strings that are missing there, or that nothing says any more.
 */
export async function outdated() {
	const file = join( languages, `${ domain }.pot` );
	const known = keysOf( po.parse( await readFile( file ) ).translations );
	const said = keysOf( await gather() );
	return [ ...said, ...known ].filter(
		( key ) => said.has( key ) !== known.has( key )
	);
}

const keysOf = ( strings ) =>
	new Set(
		Object.values( strings )
			.flatMap( Object.values )
			.filter( ( { msgid } ) => msgid )
			.map( ( { msgctxt = '', msgid, msgid_plural: plural = '' } ) =>
				[ msgctxt, msgid, plural ].filter( Boolean ).join( ' | ' )
			)
	);

/** @return {Promise<Object>} Context → string → entry, as gettext-parser has it. */
async function gather() {
	const strings = {};
	const add = ( { msgctxt = '', ...entry }, reference ) => {
		const known = ( ( strings[ msgctxt ] ??= {} )[ entry.msgid ] ??= {
			...entry,
			...( msgctxt && { msgctxt } ),
			msgstr: entry.msgid_plural ? [ '', '' ] : [ '' ],
			comments: {
				reference: '',
				extracted: entry.comments?.extracted ?? '',
			},
		} );
		known.comments.reference = [ known.comments.reference, reference ]
			.filter( Boolean )
			.join( '\n' );
	};
	const addAll = ( { translations } ) => {
		for ( const entry of Object.values( translations ).flatMap(
			Object.values
		) ) {
			if ( entry.msgid ) {
				add( entry, entry.comments?.reference );
			}
		}
	};

	const work = await mkdtemp( join( tmpdir(), 'switchboard-i18n-' ) );
	try {
		for ( const file of await filesIn(
			[ 'includes', 'blocks' ],
			/\.php$/
		) ) {
			for ( const entry of await phpStrings( file, domain ) ) {
				add( entry, entry.comments.reference );
			}
		}
		for ( const file of await filesIn( [ 'src', 'blocks' ], /\.tsx?$/ ) ) {
			addAll( await fromTypeScript( file, join( work, 'strings.pot' ) ) );
		}
	} finally {
		await rm( work, { recursive: true } );
	}
	const main = await readFile( join( root, 'plugin.php' ), 'utf8' );
	for ( const field of [ 'Plugin Name', 'Description', 'Author' ] ) {
		const [ , msgid ] = new RegExp( `${ field }: +(.+)` ).exec( main );
		add(
			{ msgid, comments: { extracted: `${ field } of the plugin` } },
			'plugin.php'
		);
	}
	for ( const file of await filesIn( [ 'blocks' ], /block\.json$/ ) ) {
		const block = JSON.parse( await readFile( join( root, file ) ) );
		for ( const field of [ 'title', 'description' ] ) {
			if ( block[ field ] ) {
				add(
					{ msgid: block[ field ], msgctxt: `block ${ field }` },
					file
				);
			}
		}
	}
	return strings;
}

async function fromTypeScript( file, output ) {
	await rm( output, { force: true } );
	await transformAsync( await readFile( join( root, file ), 'utf8' ), {
		cwd: root,
		filename: file,
		configFile: false,
		babelrc: false,
		presets: [ preset ],
		plugins: [ [ makepot, { output } ] ],
	} );
	return readFile( output ).then( po.parse, () => ( { translations: {} } ) );
}

const template = ( strings ) =>
	po.compile( {
		charset: 'utf-8',
		headers: {
			'Project-Id-Version': 'Switchboard',
			'MIME-Version': '1.0',
			'Content-Type': 'text/plain; charset=utf-8',
			'Content-Transfer-Encoding': '8bit',
			'X-Domain': domain,
		},
		translations: strings,
	} );

/**
 * Makes the files that WordPress reads from the one that translators write.
 *
 * @param {string} name    Such as `switchboard-de_DE`.
 * @param {Object} strings What there is to translate, and where it stands.
 */
async function compile( name, strings ) {
	const source = po.parse(
		await readFile( join( languages, `${ name }.po` ) )
	);
	await writeFile( join( languages, `${ name }.mo` ), mo.compile( source ) );

	const scripts = {};
	for ( const entry of Object.values( source.translations ).flatMap(
		Object.values
	) ) {
		const { msgctxt = '', msgid, msgstr } = entry;
		const places = strings[ msgctxt ]?.[ msgid ]?.comments.reference ?? '';
		if ( msgstr[ 0 ] ) {
			const key = [ msgctxt, msgid ].filter( Boolean ).join( '\u0004' );
			for ( const script of places.split( '\n' ).map( scriptOf ) ) {
				( scripts[ script ] ??= {} )[ key ] = msgstr;
			}
		}
	}
	delete scripts[ undefined ];
	for ( const [ script, messages ] of Object.entries( scripts ) ) {
		messages[ '' ] = {
			domain: 'messages',
			lang: name.slice( domain.length + 1 ),
			'plural-forms': source.headers[ 'Plural-Forms' ],
		};
		const hash = createHash( 'md5' ).update( script ).digest( 'hex' );
		await writeFile(
			join( languages, `${ name }-${ hash }.json` ),
			JSON.stringify( { domain: 'messages', locale_data: { messages } } )
		);
	}
}

async function filesIn( folders, pattern ) {
	const found = [];
	for ( const folder of folders ) {
		const files = await readdir( join( root, folder ), {
			recursive: true,
		} ).catch( () => [] );
		found.push( ...files.map( ( file ) => join( folder, file ) ) );
	}
	return found.filter( ( file ) => pattern.test( file ) ).sort();
}
