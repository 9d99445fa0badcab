import { RestError, call, routeUrl } from '../../../../blocks/shared/rest';

const answer = ( status: number, body: string ) => ( {
	ok: status < 400,
	status,
	headers: { get: () => null },
	json: async () => JSON.parse( body ),
} );

const fetchMock = jest.fn();

beforeEach( () => {
	fetchMock.mockReset();
	window.fetch = fetchMock;
} );

describe( 'call', () => {
	it( 'says that a page of this site asks', async () => {
		fetchMock.mockResolvedValue( answer( 200, '{"a":1}' ) );
		const { data } = await call( '/x', {
			method: 'POST',
			body: { b: 2 },
			headers: { 'X-WP-Nonce': 'n' },
		} );
		expect( data ).toEqual( { a: 1 } );
		expect( fetchMock.mock.calls[ 0 ][ 1 ] ).toMatchObject( {
			method: 'POST',
			body: '{"b":2}',
			credentials: 'same-origin',
			cache: 'no-store',
			headers: {
				'X-Switchboard-Page': '1',
				'X-WP-Nonce': 'n',
				'Content-Type': 'application/json',
			},
		} );
	} );

	it( 'turns refusals into errors with a name and fields', async () => {
		fetchMock.mockResolvedValue(
			answer(
				400,
				'{"code":"rest_invalid_param","message":"No","data":{"status":400,"params":{"email":"bad"}}}'
			)
		);
		const error: RestError = await call( '/x' ).catch( ( e ) => e );
		expect( error ).toBeInstanceOf( RestError );
		expect( error ).toMatchObject( {
			status: 400,
			code: 'rest_invalid_param',
			params: { email: 'bad' },
		} );
	} );

	it( 'has no status when nothing sensible came back', async () => {
		fetchMock.mockRejectedValueOnce( new TypeError( 'offline' ) );
		expect( await call( '/x' ).catch( ( e ) => e.status ) ).toBe( 0 );
		fetchMock.mockResolvedValueOnce( answer( 200, '<html>' ) );
		expect( await call( '/x' ).catch( ( e ) => e.status ) ).toBe( 0 );
		fetchMock.mockResolvedValueOnce( answer( 502, '<html>' ) );
		expect( await call( '/x' ).catch( ( e ) => e.status ) ).toBe( 502 );
	} );
} );

it( 'addresses routes with pretty and with plain permalinks', () => {
	expect( routeUrl( '/wp-json/s/v1/', 'a', { b: 'c d' } ) ).toBe(
		'/wp-json/s/v1/a?b=c+d'
	);
	expect( routeUrl( '/?rest_route=/s/v1/', 'a', { b: 'c' } ) ).toBe(
		'/?rest_route=/s/v1/a&b=c'
	);
	expect( routeUrl( '/wp-json/s/v1/', 'a' ) ).toBe( '/wp-json/s/v1/a' );
} );
