import { Agent, request } from 'node:http';
import { spent } from './processor.mjs';

const agent = new Agent( { keepAlive: true, maxSockets: 1 } );

/** WordPress's own cheapest call for somebody who is logged in: what any call costs at least. */
const floor = { method: 'GET', path: '/wp/v2/users/me' };

/**
 * Calls a site's REST API.
 *
 * @param {{url: string, session: {cookie: string, nonce: string}}} place       Site, and who calls.
 * @param {Object}                                                  call
 * @param {string}                                                  call.method
 * @param {string}                                                  call.path
 * @param {Object|undefined}                                        body        Sent as JSON.
 * @param {string}                                                  ask         What the bench's must-use plugin is asked for: `count` or `list`.
 * @return {Promise<{ms: number, queries: number, body: any, text: string, headers: Object}>} How long it took, and what came.
 */
export function send( { url, session }, { method, path }, body, ask = '' ) {
	const headers = {
		Cookie: session.cookie,
		'X-WP-Nonce': session.nonce,
		...( body && { 'Content-Type': 'application/json' } ),
		...( ask && { 'X-Bench': ask } ),
	};
	return new Promise( ( resolve, reject ) => {
		const started = performance.now();
		const sent = request(
			`${ url }/wp-json${ path }`,
			{ method, headers, agent },
			( response ) => {
				let text = '';
				response.setEncoding( 'utf8' );
				response.on( 'data', ( part ) => ( text += part ) );
				response.on( 'end', () => {
					const ms = performance.now() - started;
					if ( response.statusCode >= 400 ) {
						reject(
							new Error(
								`${ method } ${ path } answered ${ response.statusCode }: ${ text.slice( 0, 500 ) }`
							)
						);
						return;
					}
					resolve( {
						ms,
						queries: Number( response.headers[ 'x-queries' ] ?? 0 ),
						text,
					} );
				} );
			}
		);
		sent.on( 'error', reject );
		sent.end( body && JSON.stringify( body ) );
	} );
}

/**
 * Times a call on each of some places against the floor, in turns: what else the machine does hits all alike.
 *
 * @param {Object[]}                                             places   See send(); with `pids`, the processes that serve it. The floor is the last one's.
 * @param {{call: Object, body?: (round: number) => Object}[]}   variants The call on each place.
 * @param {{few: number, many: number, wait: number}}            rounds   How many rounds, when it is clear and when it is not; `wait` milliseconds after each call.
 * @param {(result: {ratio: number, growth: number}) => boolean} isClear  Whether few rounds were enough.
 * @return {Promise<{ms: number, floor: number, ratio: number, growth: number, work: number|null, workGrowth: number|null, rounds: number}>} Medians; `work` is the ratio of the processor's time.
 */
export async function compare( places, variants, rounds, isClear ) {
	const last = places.length - 1;
	const floors = { ms: [], work: [] };
	const times = places.map( () => ( { ms: [], work: [] } ) );
	const warmUp = 2;
	for ( let round = -warmUp; round < rounds.many; round++ ) {
		const gather = async ( into, place, call, body ) => {
			const before = spent( place.pids );
			const { ms } = await send( place, call, body );
			// What a server does behind its answer belongs to this call, not to the next.
			await pause( rounds.wait || 3 );
			if ( round >= 0 ) {
				into.ms.push( ms );
				into.work.push( spent( place.pids ) - before );
			}
		};
		await gather( floors, places[ last ], floor );
		for ( const [ index, place ] of places.entries() ) {
			const { call, body } = variants[ index ];
			await gather(
				times[ index ],
				place,
				call,
				body?.( round + warmUp )
			);
		}
		if ( round + 1 === rounds.few && isClear( result() ) ) {
			break;
		}
	}
	return result();

	function result() {
		const of = ( kind ) => [
			median( times[ last ][ kind ] ) / median( floors[ kind ] ),
			median( times[ last ][ kind ] ) / median( times[ 0 ][ kind ] ),
		];
		const [ ratio, growth ] = of( 'ms' );
		// What follows a write, such as its mail, isn't waited for.
		const hasWork = ! rounds.wait && places[ last ].pids.length > 0;
		const [ work, workGrowth ] = hasWork ? of( 'work' ) : [ null, null ];
		return {
			ms: median( times[ last ].ms ),
			floor: median( floors.ms ),
			ratio,
			growth,
			work,
			workGrowth,
			rounds: floors.ms.length,
		};
	}
}

/**
 * How long the floor takes.
 *
 * @param {Object} place See send().
 * @return {Promise<number>} Median in milliseconds.
 */
export async function measureFloor( place ) {
	const times = [];
	for ( let round = 0; round < 23; round++ ) {
		times.push( ( await send( place, floor ) ).ms );
	}
	return median( times.slice( 2 ) );
}

const pause = ( ms ) => new Promise( ( resolve ) => setTimeout( resolve, ms ) );

function median( values ) {
	const sorted = values.toSorted( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2
		? sorted[ middle ]
		: ( sorted[ middle - 1 ] + sorted[ middle ] ) / 2;
}
