import { createConnection, createServer } from 'node:net';

/**
 * A line to a real server that misbehaves as it is told, for each connection anew.
 *
 * @typedef {Object} Manners
 * @property {number}                                     cutAfter Bytes from the server after which the line is cut.
 * @property {{bytes: number, pause: number}}             drip     The server's bytes come in such pieces, with so many milliseconds between.
 * @property {string}                                     greeting Said in place of the server's own words; then the line ends.
 * @property {(command: string) => string|null|undefined} refuse   The answer to a command that the server never hears, without its tag.
 */

/**
 * Opens it.
 *
 * @param {number}        port    Of the server.
 * @param {() => Manners} manners Asked for each connection.
 * @return {Promise<{port: number, close: () => void}>} Where it listens.
 */
export function badLine( port, manners ) {
	const sockets = new Set();
	const server = createServer( ( client ) => {
		sockets.add( client );
		client.on( 'error', () => {} );
		const how = manners();
		if ( how.greeting !== undefined ) {
			client.end( how.greeting );
			return;
		}
		const line = createConnection( port, '127.0.0.1' );
		sockets.add( line );
		line.on( 'error', () => client.destroy() );
		client.on( 'close', () => line.destroy() );
		line.on( 'close', () => setTimeout( () => client.end(), 200 ) );
		forward( line, client, how );
		let waiting = '';
		client.on( 'data', ( bytes ) => {
			waiting += bytes.toString( 'latin1' );
			const lines = waiting.split( '\r\n' );
			waiting = lines.pop();
			for ( const command of lines ) {
				const [ tag, ...words ] = command.split( ' ' );
				const answer = how.refuse?.( words.join( ' ' ) );
				if ( answer ) {
					client.write( `${ tag } ${ answer }\r\n` );
				} else {
					line.write( `${ command }\r\n`, 'latin1' );
				}
			}
		} );
	} );
	return new Promise( ( resolve ) =>
		server.listen( 0, '127.0.0.1', () =>
			resolve( {
				port: server.address().port,
				close() {
					server.close();
					sockets.forEach( ( socket ) => socket.destroy() );
				},
			} )
		)
	);
}

/** Hands on what the server says, as badly as it should be. */
function forward( line, client, { cutAfter = Infinity, drip } ) {
	let sent = 0;
	let turn = Promise.resolve();
	const send = ( bytes ) => {
		const part = bytes.subarray( 0, cutAfter - sent );
		sent += part.length;
		client.write( part );
		if ( sent >= cutAfter ) {
			client.destroySoon();
			line.destroy();
		}
	};
	line.on( 'data', ( bytes ) => {
		if ( ! drip ) {
			send( bytes );
			return;
		}
		for ( let at = 0; at < bytes.length; at += drip.bytes ) {
			const piece = bytes.subarray( at, at + drip.bytes );
			turn = turn.then(
				() =>
					new Promise( ( resolve ) =>
						setTimeout( () => resolve( send( piece ) ), drip.pause )
					)
			);
		}
	} );
}
