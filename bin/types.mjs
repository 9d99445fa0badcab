/**
 * npm run types [-- --check]
 *
 * Makes src/api/types.ts from the schemas of the rooms; --check only says whether it is up to date.
 */
import { compile } from 'json-schema-to-typescript';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Explained, main, say } from './lib/log.mjs';
import { readOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';

const includes = join( root, 'includes' );
const target = 'src/api/types.ts';

await main( async () => {
	const { check } = readOptions( {
		check: { type: 'boolean', default: false },
	} );
	const path = join( root, target );
	const types = await generate();
	if ( ! check ) {
		await writeFile( path, types );
		say( `${ target } written` );
	} else if ( types !== ( await readFile( path, 'utf8' ) ) ) {
		throw new Explained(
			`${ target } is not what the schemas say: npm run types`
		);
	}
} );

async function generate() {
	const files = ( await readdir( includes, { recursive: true } ) )
		.filter( ( file ) => file.endsWith( '.schema.json' ) )
		.sort();
	const parts = [
		'// Made from includes/**/*.schema.json by npm run types. Do not edit.',
	];
	for ( const file of files ) {
		const { requests = {}, ...resource } = await read( file );
		for ( const schema of [ resource, ...Object.values( requests ) ] ) {
			parts.push(
				await compile( await simplify( schema, file ), schema.title, {
					bannerComment: '',
					additionalProperties: false,
					format: false,
				} )
			);
		}
	}
	return format( parts.join( '\n\n' ), {
		...( await resolveConfig( target ) ),
		parser: 'typescript',
	} );
}

async function read( file ) {
	return JSON.parse( await readFile( join( includes, file ), 'utf8' ) );
}

/**
 * Names the type of another schema instead of repeating it, and leaves out what a type can't say.
 *
 * @param {Object} schema
 * @param {string} file   Where it stands.
 * @return {Promise<Object>} A schema for the compiler.
 */
async function simplify( schema, file ) {
	if ( Array.isArray( schema ) ) {
		return Promise.all( schema.map( ( part ) => simplify( part, file ) ) );
	}
	if ( schema === null || typeof schema !== 'object' ) {
		return schema;
	}
	if ( typeof schema.$ref === 'string' ) {
		const { title } = await read( join( dirname( file ), schema.$ref ) );
		return { tsType: title };
	}
	const simple = {};
	for ( const [ key, value ] of Object.entries( schema ) ) {
		if ( key !== 'minItems' && key !== 'maxItems' ) {
			simple[ key ] = await simplify( value, file );
		}
	}
	return simple;
}
