import apiFetch from '@wordpress/api-fetch';
import { readNextCursor, request, requestPage } from '../../../src/api/request';

jest.mock( '@wordpress/api-fetch' );

const fetchMock = apiFetch as unknown as jest.Mock & typeof apiFetch;

const answer = ( body: unknown, headers: Record< string, string > = {} ) => ( {
	ok: true,
	status: 200,
	text: async () => ( body === undefined ? '' : JSON.stringify( body ) ),
	headers: { get: ( name: string ) => headers[ name ] ?? null },
} );

class FakeResponse {
	constructor(
		readonly body: unknown,
		readonly ok = false
	) {}
	text = async () => JSON.stringify( this.body );
}

beforeEach( () => {
	fetchMock.mockReset();
	( global as any ).Response = FakeResponse;
} );

it( 'reads a body, and nothing from an empty one', async () => {
	fetchMock.mockResolvedValueOnce( answer( { id: 3 } ) );
	expect( await request( 'tickets/3' ) ).toEqual( { id: 3 } );
	fetchMock.mockResolvedValueOnce( answer( undefined ) );
	expect( await request( 'tickets/3/draft' ) ).toBeNull();
} );

it( 'asks below the namespace, with the query', async () => {
	fetchMock.mockResolvedValueOnce( answer( [] ) );
	await requestPage( 'tickets', {
		status: [ 'new', 'open' ],
		search: undefined,
	} );
	expect( fetchMock.mock.calls[ 0 ][ 0 ].path ).toBe(
		'/switchboard/v1/tickets?status%5B0%5D=new&status%5B1%5D=open'
	);
} );

it( 'finds the cursor of the next page', () => {
	expect(
		readNextCursor(
			'<http://x/wp-json/switchboard/v1/tickets?cursor=abc%3D&per_page=50>; rel="next"'
		)
	).toBe( 'abc=' );
	expect( readNextCursor( null ) ).toBeNull();
	expect( readNextCursor( '<http://x/>; rel="prev"' ) ).toBeNull();
} );

it( 'renews a stale nonce once and asks again', async () => {
	( fetchMock as any ).nonceEndpoint = '/nonce';
	( fetchMock as any ).nonceMiddleware = { nonce: 'old' };
	const renew = jest
		.fn()
		.mockResolvedValue( { ok: true, text: async () => 'new' } );
	window.fetch = renew;
	fetchMock.mockRejectedValueOnce(
		new FakeResponse( {
			code: 'rest_cookie_invalid_nonce',
			message: 'No.',
			data: { status: 403 },
		} )
	);
	fetchMock.mockResolvedValueOnce( answer( { id: 1 } ) );
	expect( await request( 'tickets/1' ) ).toEqual( { id: 1 } );
	expect( ( fetchMock as any ).nonceMiddleware.nonce ).toBe( 'new' );
	expect( renew ).toHaveBeenCalledTimes( 1 );
} );

it( 'gives up when the nonce can’t be renewed: the session is over', async () => {
	( fetchMock as any ).nonceEndpoint = '/nonce';
	( fetchMock as any ).nonceMiddleware = { nonce: 'old' };
	window.fetch = jest.fn().mockResolvedValue( { ok: false } );
	fetchMock.mockRejectedValue(
		new FakeResponse( {
			code: 'rest_cookie_invalid_nonce',
			message: 'No.',
			data: { status: 403 },
		} )
	);
	await expect( request( 'tickets/1' ) ).rejects.toMatchObject( {
		code: 'rest_cookie_invalid_nonce',
	} );
	expect( fetchMock ).toHaveBeenCalledTimes( 1 );
} );
