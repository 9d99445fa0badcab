/**
 * A mail server for tests: node smtp-server.mjs '{"secure":false,"key":"…","cert":"…","tokens":["…"],"auth":true}'
 *
 * Writes one line of JSON when it listens ({port}) and one for each mail that it took. What it does is said by addresses:
 * `451@…` and `550@…` are refused as recipients, `data-452@…` and `data-554@…` after the content, `cut@…` is cut off after the
 * content, `late@…` is never answered, `nobody@…` as a sender is refused, and with `needsSender` there must be one.
 * It ends with its standard input.
 */
import { SMTPServer } from 'smtp-server';

const options = JSON.parse( process.argv[ 2 ] ?? '{}' );

const say = ( line ) => process.stdout.write( JSON.stringify( line ) + '\n' );
const refusal = ( code, text ) =>
	Object.assign( new Error( text ), { responseCode: code } );
const nameOf = ( address ) => address.split( '@' )[ 0 ];

const server = new SMTPServer( {
	secure: options.secure,
	key: options.key,
	cert: options.cert,
	disabledCommands: options.disabled ?? [],
	authOptional: ! options.auth,
	authMethods: options.methods ?? [ 'PLAIN', 'LOGIN', 'XOAUTH2' ],
	allowInsecureAuth: true,
	disableReverseLookup: true,
	logger: false,
	onAuth( { method, username, password, accessToken }, session, done ) {
		say( { login: method, user: username } );
		if ( method === 'XOAUTH2' ) {
			return done(
				null,
				( options.tokens ?? [] ).some( ( start ) =>
					accessToken.startsWith( start )
				)
					? { user: username }
					: { data: { status: '400', schemes: 'Bearer' } }
			);
		}
		return password === 'right'
			? done( null, { user: username } )
			: done( refusal( 535, '5.7.8 Wrong user name or password' ) );
	},
	onMailFrom( { address }, session, done ) {
		if ( address === '' && options.needsSender ) {
			return done( refusal( 553, '5.1.8 A sender is needed' ) );
		}
		return nameOf( address ) === 'nobody'
			? done( refusal( 550, '5.7.60 You may not send as nobody' ) )
			: done();
	},
	onRcptTo( { address }, session, done ) {
		const code = Number( nameOf( address ) );
		return code ? done( refusal( code, `answer ${ code }` ) ) : done();
	},
	onData( stream, session, done ) {
		const chunks = [];
		stream.on( 'data', ( chunk ) => chunks.push( chunk ) );
		stream.on( 'end', () => {
			const [ to ] = session.envelope.rcptTo.map( ( r ) => r.address );
			const name = nameOf( to );
			if ( name.startsWith( 'data-' ) ) {
				return done(
					refusal( Number( name.slice( 5 ) ), 'after all' )
				);
			}
			say( {
				from: session.envelope.mailFrom.address || '',
				to,
				recipients: session.envelope.rcptTo.map( ( r ) => r.address ),
				user: session.user || '',
				encrypted: session.secure,
				text: Buffer.concat( chunks ).toString(),
			} );
			if ( name === 'cut' ) {
				for ( const connection of server.connections ) {
					connection._socket.destroy();
				}
				return undefined;
			}
			return name === 'late' ? undefined : done( null, 'kept as 4711' );
		} );
	},
} );

server.on( 'error', () => {} );
server.listen( 0, '127.0.0.1', () =>
	say( { port: server.server.address().port } )
);
process.stdin.resume();
process.stdin.on( 'end', () => process.exit() );
