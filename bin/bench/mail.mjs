import { heading, say } from '../lib/log.mjs';
import { measureFloor } from '../lib/timing.mjs';

const count = 200;
const large = 25;

/**
 * Takes mails in on each site and prints what one costs, as a multiple of the floor.
 *
 * @param {Object[]} sites Sites with `php` and a session of the manager; the last one is the large one.
 * @return {Promise<Object>} What was measured.
 */
export async function measureMail( sites ) {
	const run = async ( site, ...args ) =>
		JSON.parse( await site.php( 'import.php', ...args ) );
	const last = sites.at( -1 );
	heading( 'mail that comes in' );
	const [ small, many ] = [
		await run( sites[ 0 ], count ),
		await run( last, count ),
	];
	const heavy = await run( last, 1, large );
	const floor = await measureFloor( {
		url: last.url,
		session: last.sessions.manager,
	} );
	const result = {
		...many,
		floor,
		ratio: many.ms / floor,
		growth: many.ms / small.ms,
		heavy: { ...heavy, ratio: heavy.ms / floor },
	};
	say(
		`  ${ result.ratio.toFixed( 2 ) } of the floor, growth ${ result.growth.toFixed( 2 ) }: ${ many.perSecond.toFixed( 0 ) } mails a second, ${ many.queries } queries (at most ${ many.most }), ${ many.memory.toFixed( 0 ) } MB`
	);
	say(
		`  ${ result.heavy.ratio.toFixed( 0 ) } of the floor for one with ${ large } MB of files: ${ heavy.ms.toFixed( 0 ) } ms, ${ heavy.queries } queries, ${ heavy.memory.toFixed( 0 ) } MB`
	);
	return result;
}
