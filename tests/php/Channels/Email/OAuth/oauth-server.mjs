/**
 * An OAuth 2 provider for tests: node oauth-server.mjs '{"secret":"…"}'
 *
 * `/google/…` behaves as Google does (one refresh token for good, given only with access_type=offline; granted scopes named), `/microsoft/{tenant}/…` as
 * Microsoft does (each refresh token is good once and brings the next; errors with AADSTS numbers). PKCE
 * is checked, codes are good once. Writes one line of JSON when it listens ({port}) and one for each question at a token address.
 * `POST /control` changes what it does (`reset` first undoes all changes): `life` of access tokens, `revoked`, `secretExpired`, `deny`, `down`, `slow` (milliseconds), `scope` instead of what was asked for.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const options = JSON.parse( process.argv[ 2 ] ?? '{}' );
let control = { life: 3600 };
const codes = new Map();
const grants = new Map();

const say = ( line ) => process.stdout.write( JSON.stringify( line ) + '\n' );
const random = () => randomBytes( 24 ).toString( 'base64url' );
const jwt = ( claims ) =>
	[ { alg: 'RS256' }, claims, {} ]
		.map( ( part ) =>
			Buffer.from( JSON.stringify( part ) ).toString( 'base64url' )
		)
		.join( '.' );

const fail = ( error, description, status = 400 ) => ( {
	status,
	body: { error, error_description: description },
} );

function authorize( brand, query ) {
	const back = new URL( query.redirect_uri );
	back.searchParams.set( 'state', query.state );
	if ( control.deny ) {
		back.searchParams.set( 'error', 'access_denied' );
		back.searchParams.set( 'error_description', 'The user said no.' );
	} else {
		const code = random();
		codes.set( code, { ...query, brand } );
		back.searchParams.set( 'code', code );
	}
	return { status: 302, location: back.href };
}

function give( brand, grant ) {
	const access = `access-${ random() }`;
	const answer = {
		token_type: 'Bearer',
		access_token: access,
		expires_in: control.life,
		scope: control.scope ?? grant.scope,
	};
	if ( brand === 'microsoft' || grant.first ) {
		answer.refresh_token = `refresh-${ random() }`;
		grants.set( answer.refresh_token, { ...grant, first: false } );
	}
	if ( grant.scope.includes( 'openid' ) ) {
		answer.id_token = jwt( { email: 'support@shop.example' } );
	}
	return { status: 200, body: answer };
}

function exchange( brand, sent ) {
	const asked = codes.get( sent.code );
	codes.delete( sent.code );
	if ( ! asked || asked.redirect_uri !== sent.redirect_uri ) {
		return fail( 'invalid_grant', 'Malformed auth code.' );
	}
	const challenge = createHash( 'sha256' )
		.update( sent.code_verifier ?? '' )
		.digest( 'base64url' );
	if (
		asked.code_challenge_method !== 'S256' ||
		asked.code_challenge !== challenge
	) {
		return fail( 'invalid_grant', 'Invalid code verifier.' );
	}
	const first = brand === 'microsoft' || asked.access_type === 'offline';
	return give( brand, { scope: asked.scope, first } );
}

function refresh( brand, sent ) {
	const grant = grants.get( sent.refresh_token );
	if ( ! grant || control.revoked ) {
		return fail(
			'invalid_grant',
			brand === 'google'
				? 'Token has been expired or revoked.'
				: 'AADSTS700082: The refresh token has expired due to inactivity.\r\nTrace ID: 1234'
		);
	}
	if ( brand === 'microsoft' ) {
		grants.delete( sent.refresh_token );
	}
	return give( brand, grant );
}

function token( brand, sent ) {
	say( { grant: sent.grant_type, refresh: sent.refresh_token ?? '' } );
	if ( control.down ) {
		return { status: 503, body: 'Service Unavailable' };
	}
	if ( control.secretExpired ) {
		return fail(
			'invalid_client',
			'AADSTS7000222: The provided client secret keys are expired.',
			401
		);
	}
	if (
		sent.client_id !== 'client' ||
		sent.client_secret !== options.secret
	) {
		return fail( 'invalid_client', 'Unauthorized', 401 );
	}
	return sent.grant_type === 'refresh_token'
		? refresh( brand, sent )
		: exchange( brand, sent );
}

const server = createServer( async ( request, response ) => {
	const url = new URL( request.url, 'http://127.0.0.1' );
	let body = '';
	for await ( const chunk of request ) {
		body += chunk;
	}
	const [ , brand, ...rest ] = url.pathname.split( '/' );
	const form = Object.fromEntries( new URLSearchParams( body ) );
	let answer = { status: 404, body: {} };
	if ( brand === 'control' ) {
		const { reset, ...changes } = JSON.parse( body );
		control = { ...( reset ? { life: 3600 } : control ), ...changes };
		answer = { status: 200, body: {} };
	} else if ( rest.at( -1 ) === 'authorize' ) {
		answer = authorize( brand, Object.fromEntries( url.searchParams ) );
	} else if ( rest.at( -1 ) === 'token' ) {
		answer = token( brand, form );
		if ( control.slow ) {
			await new Promise( ( done ) => setTimeout( done, control.slow ) );
		}
	}
	response.writeHead( answer.status, {
		'Content-Type': 'application/json',
		...( answer.location && { Location: answer.location } ),
	} );
	response.end( JSON.stringify( answer.body ?? {} ) );
} );

server.listen( 0, '127.0.0.1', () => say( { port: server.address().port } ) );
process.stdin.resume();
process.stdin.on( 'end', () => process.exit() );
