import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../bin/lib/paths.mjs';

/** What a server does with a mail, by the beginning of the address; see smtp-server.mjs. How often it takes one. */
const KINDS = {
	ok: { takes: 1, ends: 'sent' },
	451: { takes: 0, ends: 'failed' },
	550: { takes: 0, ends: 'failed' },
	'data-452': { takes: 0, ends: 'failed' },
	'data-554': { takes: 0, ends: 'failed' },
	cut: { takes: 1, ends: 'failed' },
};

/**
 * A mail server that tells what it took.
 *
 * @return {Promise<{port: number, taken: Map<string, number>, ids: Map<string, number>, stop: () => void}>} The server.
 */
function startServer() {
	const script = join(
		root,
		'tests/php/Channels/Email/Smtp/smtp-server.mjs'
	);
	const child = spawn( 'node', [ script, '{}' ], {
		stdio: [ 'pipe', 'pipe', 'inherit' ],
	} );
	const taken = new Map();
	const ids = new Map();
	const count = ( map, key ) => map.set( key, ( map.get( key ) ?? 0 ) + 1 );
	return new Promise( ( resolve ) =>
		createInterface( child.stdout ).on( 'line', ( line ) => {
			const said = JSON.parse( line );
			if ( said.port ) {
				resolve( {
					port: said.port,
					taken,
					ids,
					stop: () => child.stdin.end(),
				} );
			} else if ( said.text ) {
				count( taken, said.to );
				count( ids, /^Message-ID: *(\S+)/im.exec( said.text )?.[ 1 ] );
			}
		} )
	);
}

/** Adds a connection that sends by the server, and replies to such addresses. */
async function answers( stage, server, to ) {
	const { inbox, connection } = await stage.prepare( {
		sending: 'smtp',
		smtp_host: '127.0.0.1',
		smtp_security: 'plain',
		smtp_port: server.port,
	} );
	return stage.ask( 'answer', { inbox, connection, to } );
}

/** Compares what the server took with what the replies say of themselves. */
async function compare( stage, server, ids ) {
	const found = await stage.ask( 'outcome', { ids, ahead: stage.ahead } );
	const twice = ( map ) =>
		[ ...map ]
			.filter( ( [ , times ] ) => times > 1 )
			.map( ( [ key ] ) => key );
	for ( const key of [ ...twice( server.taken ), ...twice( server.ids ) ] ) {
		stage.faults.push( `sent twice: ${ key }` );
	}
	let interrupted = 0;
	for ( const [ address, { state, reason, again } ] of Object.entries(
		found.replies
	) ) {
		const { takes, ends } = KINDS[ address.split( '@' )[ 0 ] ] ?? KINDS.cut;
		const times = server.taken.get( address ) ?? 0;
		// Killed between the last byte and the answer, nobody can know: an agent is told so.
		const isUnknown = /interrupted/.test( reason ?? '' );
		interrupted += isUnknown ? 1 : 0;
		if (
			again ||
			! ( isUnknown || ( state === ends && times === takes ) )
		) {
			stage.faults.push(
				`${ address }: taken ${ times } times, ${ state } (${ reason })`
			);
		}
		if ( state === 'failed' && ! reason ) {
			stage.faults.push( `${ address }: nobody says why it failed` );
		}
	}
	stage.expect( 'handovers left', found.handovers, 0 );
	stage.expect( 'jobs left', found.waiting, 0 );
	stage.facts.push(
		`${ server.taken.size } mails left, ${ interrupted } of the others were interrupted and wait for an agent`
	);
}

/** Processes are killed while replies leave, some to servers that refuse now, for good, after the content, or hang up after it. */
async function smtp( stage, server ) {
	const kinds = Object.keys( KINDS );
	const to = Array.from(
		{ length: Math.max( 30, Math.round( stage.mails / 20 ) ) },
		( _, number ) => {
			const kind =
				number % 2 ? 'ok' : kinds[ stage.random.below( kinds.length ) ];
			return `${ kind }@c${ number }.example`;
		}
	);
	const ids = await answers( stage, server, to );
	stage.pass( 60 );
	const kills = Math.max( 8, Math.round( stage.kills / 5 ) );
	let died = 0;
	for ( let round = 0; round < kills; round++ ) {
		const how = stage.random.chance( 0.7 )
			? { dieAt: 1 + stage.random.below( 120 ) }
			: { dieIn: 1 + stage.random.below( 150 ) };
		died += ( await stage.work( how ) ) ? 0 : 1;
		stage.pass();
	}
	stage.facts.push( `${ died } of ${ kills } processes were killed` );
	// Retries come after 1, 5 and 30 minutes, 2 and 6 hours.
	for ( let round = 0; round < 7; round++ ) {
		stage.pass( 7 * 3600 );
		await stage.work();
	}
	await compare( stage, server, ids );
}

/** The server has the whole mail and says nothing: after half a minute nobody knows, and it isn't sent again. */
async function silence( stage, server ) {
	const ids = await answers( stage, server, [ 'late@c.example' ] );
	stage.pass( 60 );
	await stage.work();
	for ( let round = 0; round < 2; round++ ) {
		stage.pass( 7 * 3600 );
		await stage.work();
	}
	await compare( stage, server, ids );
}

const withServer = ( scenario ) => async ( stage ) => {
	const server = await startServer();
	try {
		await scenario( stage, server );
	} finally {
		server.stop();
	}
};

export const sending = {
	smtp: withServer( smtp ),
	silence: withServer( silence ),
};
