// A server with a certificate that nobody vouches for; says its port, and a line for each request.
import { createServer } from 'node:https';

const { key, cert } = JSON.parse( process.argv[ 2 ] );
const say = ( what ) => process.stdout.write( JSON.stringify( what ) + '\n' );
const server = createServer( { key, cert }, ( request, response ) => {
	say( { url: request.url } );
	response.end( '{"action":"opened"}' );
} );
server.listen( 0, '127.0.0.1', () => say( { port: server.address().port } ) );
process.stdin.on( 'end', () => process.exit() ).resume();
