/**
 * npm run bench [-- --size=100000] [--messages=400000] [--only=REGEX] [--rounds=41] [--json=FILE] [--queries] [--fresh]
 *
 * Prints how long the REST calls take on nginx, php-fpm and MariaDB, as multiples of WordPress's own cheapest call in the same run,
 * how many queries they need, and how they grow from 1,000 tickets on. In brackets stands the same for the processor's time, which
 * a busy machine doesn't stretch. The calls are in bin/bench/calls.mjs, the data is made by
 * bin/bench/load.php and kept between runs. `--queries` prints the queries of each call instead of timing it; `--only=mail` times only the
 * mails that come in.
 */
import { createHash } from 'node:crypto';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calls, listPath } from './bench/calls.mjs';
import { measureMail } from './bench/mail.mjs';
import { ensureBuild } from './lib/build.mjs';
import { green, heading, main, red, say, step } from './lib/log.mjs';
import { ensureNginx, serveWithNginx } from './lib/nginx.mjs';
import { readOptions } from './lib/options.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { cache, root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { servers } from './lib/processor.mjs';
import { stopAll } from './lib/process.mjs';
import { freePort } from './lib/server.mjs';
import { makeSite } from './lib/site.mjs';
import { compare, send } from './lib/timing.mjs';

const mostQueries = 30;
const mostGrowth = 1.2;
const small = 1000;
const here = join( root, 'bin/bench' );

await main( async () => {
	const options = readOptions( {
		size: { type: 'string', default: '100000' },
		messages: { type: 'string', default: '' },
		rounds: { type: 'string', default: '41' },
		only: { type: 'string', default: '' },
		json: { type: 'string' },
		queries: { type: 'boolean', default: false },
		fresh: { type: 'boolean', default: false },
	} );
	await ensurePackages();
	await ensurePhp( [ 'mariadb' ] );
	await ensureNginx();
	await ensureBuild();
	const size = Number( options.size );
	const messages = Number( options.messages || size * 4 );
	const sites = [];
	try {
		sites.push( await prepare( small, small * 4, options.fresh ) );
		if ( size !== small ) {
			sites.push( await prepare( size, messages, options.fresh ) );
		}
		const results = await measure( sites, options );
		const mail =
			! options.queries && /mail/.test( options.only || 'mail' )
				? await measureMail( await withManager( sites ) )
				: null;
		summarize( results );
		if ( options.json ) {
			const report = { size, messages, results, mail };
			await writeFile(
				options.json,
				JSON.stringify( report, null, '\t' ) + '\n'
			);
		}
	} finally {
		await stopAll();
		sites.forEach( ( site ) => site.release() );
	}
} );

/**
 * Serves a site with so many tickets; makes them only when Schema or loader have changed.
 *
 * @param {number}  tickets
 * @param {number}  messages
 * @param {boolean} fresh    Make them anyway.
 * @return {Promise<Object>} The site with what is to be known of it.
 */
async function prepare( tickets, messages, fresh ) {
	const name = `bench-${ tickets }-${ messages }`;
	const mark = join( cache, 'sites', name, 'loaded' );
	const wanted = await fingerprint();
	const has = await readFile( mark, 'utf8' ).catch( () => '' );
	const begin = fresh || has !== wanted;
	const site = await makeSite( {
		name,
		db: 'mariadb',
		url: `http://127.0.0.1:${ await freePort() }`,
		fresh: begin,
		mustUse: false,
		debug: false,
	} );
	await copyFile(
		join( here, 'count-queries.php' ),
		join( site.www, 'wp-content/mu-plugins/count-queries.php' )
	);
	const php = async ( file, ...args ) =>
		(
			await site.runPhp( join( here, file ), args.map( String ), {
				quiet: true,
			} )
		).output;
	if ( begin ) {
		await step( `${ tickets } tickets, ${ messages } messages`, () =>
			php( 'load.php', tickets, messages )
		);
		await writeFile( mark, wanted );
	}
	await serveWithNginx( site );
	const facts = JSON.parse( await php( 'describe.php' ) );
	const pids = servers( site.dir );
	return { ...site, tickets, facts, php, pids, sessions: {} };
}

/** Changes when the data must be made again. */
async function fingerprint() {
	const files = [
		'includes/Schema.php',
		'includes/Tickets/Term_Repository.php',
		...( await readdir( here ) )
			.filter( ( file ) => /^[A-Z].*\.php$|^load\.php$/.test( file ) )
			.map( ( file ) => `bin/bench/${ file }` ),
	];
	const hash = createHash( 'sha256' );
	for ( const file of files ) {
		hash.update( await readFile( join( root, file ) ) );
	}
	return hash.digest( 'hex' );
}

async function measure( sites, options ) {
	// The same calls on each site, with that site's own ids.
	const all = sites.map( ( { facts } ) => calls( facts ) );
	const wanted = all[ 0 ]
		.map( ( call, index ) => all.map( ( list ) => list[ index ] ) )
		.filter( ( [ { name, as } ] ) =>
			new RegExp( options.only ).test( `${ name }, ${ as }` )
		);
	const pages = await step( 'pages looked up', () =>
		Promise.all(
			sites.map( ( site, index ) =>
				lookUp(
					site,
					wanted.map( ( variants ) => variants[ index ] )
				)
			)
		)
	);
	heading(
		`${ sites.at( -1 ).tickets } tickets, growth from ${ sites[ 0 ].tickets }`
	);
	say( '  ratio (work)  limit  growth (work)  queries      ms  call' );
	const results = [];
	for ( const [ index, variants ] of wanted.entries() ) {
		for ( const depth of [ 0, 1, 2 ] ) {
			const timed = await measureOne(
				sites,
				variants,
				pages.map( ( list ) => list[ index ] ),
				depth,
				options
			);
			if ( timed ) {
				results.push( timed );
				if ( ! options.queries ) {
					say( line( timed ) );
				}
			}
		}
	}
	return results;
}

async function measureOne( sites, variants, pages, depth, options ) {
	const { name, as, limit, list, wait = 0 } = variants.at( -1 );
	const found = list ? Object.entries( pages.at( -1 ).pages ) : [ [ 1, '' ] ];
	if ( depth >= found.length ) {
		return null;
	}
	const places = await Promise.all(
		sites.map( async ( site ) => ( {
			url: site.url,
			pids: site.pids,
			session: ( site.sessions[ as ] ??= await logIn( site, as ) ),
		} ) )
	);
	const timed = await Promise.all(
		variants.map( async ( call, index ) => ( {
			call: await resolve( call, places[ index ], pages[ index ], depth ),
			body: call.body,
		} ) )
	);
	const title =
		found.length > 1 ? `${ name }, page ${ found[ depth ][ 0 ] }` : name;
	const last = timed.at( -1 );
	if ( options.queries ) {
		say( `\n${ title }, ${ as }: ${ last.call.path }` );
		const body = last.body?.( 9000 );
		const { text } = await send( places.at( -1 ), last.call, body, 'list' );
		JSON.parse( text ).forEach( ( [ ms, sql ] ) =>
			say( `${ ms.toFixed( 2 ).padStart( 8 ) }  ${ sql }` )
		);
		return { wrong: [] };
	}
	const { queries } = await send(
		places.at( -1 ),
		last.call,
		last.body?.( 9000 + Math.round( Math.random() * 1000 ) ),
		'count'
	);
	const many = Number( options.rounds );
	const result = await compare(
		places,
		timed,
		{ few: Math.min( 11, many ), many, wait },
		( { ratio, growth } ) => ratio < 0.9 * limit && growth < 1.1
	);
	// On a busy machine the time on the clock says little: what takes longer must also have worked longer.
	const isOver = ( most, time, work ) =>
		time > most && ( work ?? time ) > most;
	const wrong = [
		isOver( limit, result.ratio, result.work ) && 'slow',
		isOver( mostGrowth, result.growth, result.workGrowth ) && 'grows',
		queries > mostQueries && 'many queries',
	].filter( Boolean );
	return { name: title, as, limit, ...result, queries, wrong };
}

/**
 * A call with its path.
 *
 * @param {Object} call
 * @param {Object} place
 * @param {Object} pages Pages of its list.
 * @param {number} depth Which of them; the last one where there are fewer.
 * @return {Promise<Object>} The call.
 */
async function resolve( call, place, pages, depth ) {
	const { method = 'GET', path, before, list } = call;
	if ( list ) {
		const cursors = Object.values( pages.pages );
		const cursor = cursors[ Math.min( depth, cursors.length - 1 ) ] ?? '';
		return { method, path: listPath( list, cursor ) };
	}
	if ( ! before ) {
		return { method, path };
	}
	const { text } = await send( place, { method: 'GET', path: before } );
	return { method, path: path( JSON.parse( text ) ) };
}

async function lookUp( site, wanted ) {
	const lists = wanted.filter( ( { list } ) => list );
	const file = join( site.dir, 'lists.json' );
	await writeFile(
		file,
		JSON.stringify( lists.map( ( { as, list } ) => [ as, list ] ) )
	);
	const found = JSON.parse( await site.php( 'describe.php', file ) );
	return wanted.map( ( { list } ) => ( list ? found.shift() : null ) );
}

function line( result ) {
	const { name, as, limit, queries, ms, wrong } = result;
	const both = ( time, work ) =>
		time.toFixed( 2 ).padStart( 6 ) +
		( work === null ? '' : ` (${ work.toFixed( 2 ) })` ).padEnd( 7 );
	return [
		both( result.ratio, result.work ),
		limit.toFixed( 2 ).padStart( 6 ),
		both( result.growth, result.workGrowth ),
		String( queries ).padStart( 8 ),
		ms.toFixed( 1 ).padStart( 7 ),
		` ${ name }, ${ as }`,
		wrong.length ? red( wrong.join( ', ' ) ) : green( 'ok' ),
	].join( ' ' );
}

function summarize( results ) {
	const missed = results.filter( ( { wrong } ) => wrong.length );
	say(
		`\n${ results.length - missed.length } ok, ${ missed.length } missed`
	);
	missed.forEach( ( result ) => say( line( result ) ) );
	process.exitCode = missed.length ? 1 : 0;
}

async function withManager( sites ) {
	for ( const site of sites ) {
		site.sessions.manager ??= await logIn( site, 'manager' );
	}
	return sites;
}

async function logIn( site, user ) {
	const { output } = await site.runPhp(
		join( root, 'bin/php/session.php' ),
		[ user ],
		{ quiet: true }
	);
	return JSON.parse( output );
}
