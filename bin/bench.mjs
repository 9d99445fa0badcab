/**
 * npm run bench [-- --tickets=1000,100000] [--rounds=40] [--only=TEXT] [--json=FILE]
 *
 * Prints how long the REST calls take on nginx, php-fpm and MariaDB, as multiples of WordPress's own cheapest call in the same run,
 * and how they grow with the number of tickets. The calls are in bin/bench/calls.mjs, the data in bin/bench/load.php.
 */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calls } from './bench/calls.mjs';
import { ensureBuild } from './lib/build.mjs';
import { heading, main, red, say, step } from './lib/log.mjs';
import { ensureNginx, serveWithNginx } from './lib/nginx.mjs';
import { readOptions } from './lib/options.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { ensurePhp } from './lib/php.mjs';
import { freePort } from './lib/server.mjs';
import { withSite } from './lib/site.mjs';
import { compare } from './lib/timing.mjs';

const mostQueries = 30;
const mostGrowth = 1.2;

/** The first ratio of each call, to compare the later ones with. */
const first = {};

await main( async () => {
	const options = readOptions( {
		tickets: { type: 'string', default: '1000,100000' },
		rounds: { type: 'string', default: '40' },
		only: { type: 'string', default: '' },
		json: { type: 'string' },
	} );
	await ensurePackages();
	await ensurePhp( [ 'mariadb' ] );
	await ensureNginx();
	await ensureBuild();
	const place = {
		name: 'bench',
		db: 'mariadb',
		url: `http://127.0.0.1:${ await freePort() }`,
		fresh: true,
		mustUse: false,
	};
	await withSite( place, async ( site ) => {
		await copyFile(
			join( root, 'bin/bench/count-queries.php' ),
			join( site.www, 'wp-content/mu-plugins/count-queries.php' )
		);
		await serveWithNginx( site );
		const results = [];
		for ( const tickets of options.tickets.split( ',' ).map( Number ) ) {
			results.push( ...( await measure( site, tickets, options ) ) );
		}
		if ( options.json ) {
			await writeFile(
				options.json,
				JSON.stringify( results, null, '\t' )
			);
		}
		process.exitCode = results.some( ( { wrong } ) => wrong.length )
			? 1
			: 0;
	} );
} );

async function measure( site, tickets, { rounds, only } ) {
	const data = await step( `${ tickets } tickets`, async () => {
		const load = join( root, 'bin/bench/load.php' );
		const { output } = await site.runPhp( load, [ String( tickets ) ], {
			quiet: true,
		} );
		return JSON.parse( output );
	} );
	heading( `${ tickets } tickets` );
	say( '    ratio  limit  growth  queries       ms  call' );
	const results = [];
	const sessions = {};
	for ( const call of calls( data ) ) {
		if ( ! call.name.includes( only ) ) {
			continue;
		}
		sessions[ call.as ] ??= await logIn( site, call.as );
		const timed = await compare(
			site.url,
			sessions[ call.as ],
			call,
			Number( rounds )
		);
		const key = `${ call.name }, ${ call.as }`;
		first[ key ] ??= timed.ratio;
		const growth = timed.ratio / first[ key ];
		const wrong = [
			timed.ratio > call.limit && 'slow',
			growth > mostGrowth && 'grows',
			timed.queries > mostQueries && 'many queries',
		].filter( Boolean );
		const { name, as, limit } = call;
		results.push( { tickets, name, as, limit, growth, wrong, ...timed } );
		say(
			[
				timed.ratio.toFixed( 2 ).padStart( 9 ),
				call.limit.toFixed( 2 ).padStart( 6 ),
				growth.toFixed( 2 ).padStart( 7 ),
				String( timed.queries ).padStart( 8 ),
				timed.ms.toFixed( 1 ).padStart( 8 ),
				` ${ key }`,
				red( wrong.join( ', ' ) ),
			].join( ' ' )
		);
	}
	return results;
}

async function logIn( site, user ) {
	const { output } = await site.runPhp(
		join( root, 'bin/php/session.php' ),
		[ user ],
		{ quiet: true }
	);
	return JSON.parse( output );
}
