import { Engine } from 'php-parser';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What the arguments of each translating function are; the text domain follows them. */
const arguments_ = {
	__: [ 'msgid' ],
	_e: [ 'msgid' ],
	esc_html__: [ 'msgid' ],
	esc_html_e: [ 'msgid' ],
	esc_attr__: [ 'msgid' ],
	esc_attr_e: [ 'msgid' ],
	_x: [ 'msgid', 'msgctxt' ],
	_ex: [ 'msgid', 'msgctxt' ],
	esc_html_x: [ 'msgid', 'msgctxt' ],
	esc_attr_x: [ 'msgid', 'msgctxt' ],
	_n: [ 'msgid', 'msgid_plural', 'number' ],
	_nx: [ 'msgid', 'msgid_plural', 'number', 'msgctxt' ],
};

const engine = new Engine( {
	parser: { extractDoc: true, version: 802 },
	ast: { withPositions: true },
} );

/**
 * The translatable strings of a PHP file. Every node is visited, so that no syntax hides one.
 *
 * @param {string} file   Path in the checkout.
 * @param {string} domain Text domain.
 * @return {Promise<Object[]>} Entries as gettext-parser has them.
 */
export async function phpStrings( file, domain ) {
	const tree = engine.parseCode(
		await readFile( join( root, file ), 'utf8' )
	);
	const comments = commentsByLine( tree.comments );
	const found = [];
	const visit = ( node ) => {
		if ( ! node || typeof node !== 'object' ) {
			return;
		}
		if ( node.kind === 'call' ) {
			const entry = entryOf( node, domain );
			if ( entry ) {
				const { line } = node.loc.start;
				found.push( {
					...entry,
					comments: {
						reference: `${ file }:${ line }`,
						extracted: commentOn( entry, line, comments ),
					},
				} );
			}
		}
		for ( const [ name, child ] of Object.entries( node ) ) {
			if ( name !== 'loc' && ! /comments$/i.test( name ) ) {
				visit( child );
			}
		}
	};
	visit( tree.children );
	return found;
}

function entryOf( { what, arguments: given }, domain ) {
	const names = Object.hasOwn( arguments_, what.name ?? '' )
		? arguments_[ what.name ]
		: [];
	if ( ! names.length || given[ names.length ]?.value !== domain ) {
		return null;
	}
	const entry = {};
	names.forEach( ( name, index ) => {
		if ( name !== 'number' ) {
			entry[ name ] = given[ index ].value;
		}
	} );
	return entry;
}

/** What translators are told, by the line in which it ends. */
function commentsByLine( comments ) {
	const byLine = {};
	for ( const { value, loc } of comments ) {
		const [ , text ] =
			/(translators:[^]*?)\s*(?:\*\/)?\s*$/.exec( value ) ?? [];
		if ( text ) {
			byLine[ loc.end.line ] = text;
		}
	}
	return byLine;
}

/** A comment that explains placeholders is not for a neighbour that has none. */
function commentOn( { msgid }, line, comments ) {
	const comment = comments[ line ] ?? comments[ line - 1 ] ?? '';
	const explains = /^translators: (?:%|\d:)/.test( comment );
	return explains && ! msgid.includes( '%' ) ? '' : comment;
}
