import { Agent, request } from 'node:http';

const agent = new Agent( { keepAlive: true, maxSockets: 1 } );

/** WordPress's own cheapest call for somebody who is logged in: what any call costs at least. */
const floor = { method: 'GET', path: '/wp/v2/users/me' };

/**
 * Times one call.
 *
 * @param {string}                          url         Of the site.
 * @param {{cookie: string, nonce: string}} session     Who calls.
 * @param {Object}                          call
 * @param {string}                          call.method
 * @param {string}                          call.path
 * @param {Object|undefined}                body        Sent as JSON.
 * @return {Promise<{ms: number, queries: number}>} How long it took, and its queries.
 */
function time( url, session, { method, path }, body ) {
	const headers = {
		Cookie: session.cookie,
		'X-WP-Nonce': session.nonce,
		...( body && { 'Content-Type': 'application/json' } ),
	};
	return new Promise( ( resolve, reject ) => {
		const started = performance.now();
		const sent = request(
			`${ url }/wp-json${ path }`,
			{ method, headers, agent },
			( response ) => {
				let text = '';
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
					} );
				} );
			}
		);
		sent.on( 'error', reject );
		sent.end( body && JSON.stringify( body ) );
	} );
}

/**
 * Times a call against the floor, in turns: what else the machine does hits both alike.
 *
 * @param {string} url
 * @param {Object} session
 * @param {Object} call
 * @param {number} rounds
 * @return {Promise<{ms: number, floor: number, ratio: number, queries: number}>} Medians, and the most queries of a call.
 */
export async function compare( url, session, call, rounds ) {
	const floors = [];
	const times = [];
	let queries = 0;
	const warmUp = 3;
	for ( let round = -warmUp; round < rounds; round++ ) {
		const below = await time( url, session, floor );
		const own = await time(
			url,
			session,
			call,
			call.body?.( round + warmUp )
		);
		if ( round >= 0 ) {
			floors.push( below.ms );
			times.push( own.ms );
			queries = Math.max( queries, own.queries );
		}
	}
	const ms = median( times );
	return {
		ms,
		floor: median( floors ),
		ratio: ms / median( floors ),
		queries,
	};
}

function median( values ) {
	const sorted = values.toSorted( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ];
}
