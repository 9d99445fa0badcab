import { Agent, request } from 'node:http';

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
 * @param {Object[]}                                             places   See send(). The floor is the last one's.
 * @param {{call: Object, body?: (round: number) => Object}[]}   variants The call on each place.
 * @param {{few: number, many: number, wait: number}}            rounds   How many rounds, when it is clear and when it is not; `wait` milliseconds after each call.
 * @param {(result: {ratio: number, growth: number}) => boolean} isClear  Whether few rounds were enough.
 * @return {Promise<{ms: number, floor: number, ratio: number, growth: number, rounds: number}>} Medians.
 */
export async function compare( places, variants, rounds, isClear ) {
	const floors = [];
	const times = places.map( () => [] );
	const last = places.length - 1;
	const warmUp = 2;
	for ( let round = -warmUp; round < rounds.many; round++ ) {
		const below = await send( places[ last ], floor );
		const own = [];
		for ( const [ index, place ] of places.entries() ) {
			const { call, body } = variants[ index ];
			own.push(
				( await send( place, call, body?.( round + warmUp ) ) ).ms
			);
			if ( rounds.wait ) {
				await new Promise( ( resolve ) =>
					setTimeout( resolve, rounds.wait )
				);
			}
		}
		if ( round < 0 ) {
			continue;
		}
		floors.push( below.ms );
		own.forEach( ( ms, index ) => times[ index ].push( ms ) );
		if ( round + 1 === rounds.few && isClear( result() ) ) {
			break;
		}
	}
	return result();

	function result() {
		const ms = median( times[ last ] );
		return {
			ms,
			floor: median( floors ),
			ratio: ms / median( floors ),
			growth: ms / median( times[ 0 ] ),
			rounds: floors.length,
		};
	}
}

function median( values ) {
	const sorted = values.toSorted( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2
		? sorted[ middle ]
		: ( sorted[ middle - 1 ] + sorted[ middle ] ) / 2;
}
