import { Door, receiveArrival } from '../../../../blocks/my-tickets/session';

const fetchMock = jest.fn();

const answer = ( status: number, body: unknown, headers = {} ) => ( {
	ok: status < 400,
	status,
	headers: new Map( Object.entries( headers ) ),
	json: async () => body,
} );

const session = ( nonce: string | null ) =>
	answer( 200, { kind: 'user', nonce } );

beforeEach( () => {
	fetchMock.mockReset();
	window.fetch = fetchMock;
	sessionStorage.clear();
	window.switchboardArrival = undefined;
	history.replaceState( null, '', '/my-tickets/' );
} );

describe( 'receiveArrival', () => {
	it( 'takes secrets out of the address and leaves the rest', () => {
		history.replaceState(
			null,
			'',
			'/my-tickets/?a=b&switchboard_ticket=3&switchboard_token=abc#x'
		);
		expect( receiveArrival() ).toEqual( { ticket: '3', token: 'abc' } );
		expect( location.search ).toBe( '?a=b' );
		expect( location.hash ).toBe( '#x' );
	} );

	it( 'goes on from what the head of the page has hidden already', () => {
		window.switchboardArrival = { link: 'l' };
		expect( receiveArrival() ).toEqual( { link: 'l' } );
		expect( receiveArrival() ).toEqual( {} );
	} );

	it( 'finds it in the tab when the head could only leave it there', () => {
		sessionStorage.setItem( 'switchboard:arrival', '{"token":"t"}' );
		expect( receiveArrival() ).toEqual( { token: 't' } );
		expect( sessionStorage.getItem( 'switchboard:arrival' ) ).toBeNull();
	} );
} );

describe( 'Door', () => {
	it( 'keeps the secret for this tab and sends it in a header', async () => {
		fetchMock.mockResolvedValue( session( null ) );
		await new Door( '/api/', 'secret' ).getSession();
		await new Door( '/api/' ).getSession();
		for ( const [ , options ] of fetchMock.mock.calls ) {
			expect( options.headers[ 'X-Switchboard-Token' ] ).toBe( 'secret' );
		}
		expect( localStorage ).toHaveLength( 0 );
	} );

	it( 'asks once who is here and uses the nonce', async () => {
		fetchMock
			.mockResolvedValueOnce( session( 'n1' ) )
			.mockResolvedValue( answer( 200, [] ) );
		const door = new Door( '/api/' );
		await Promise.all( [ door.call( 'tickets' ), door.call( 'tickets' ) ] );
		expect( fetchMock ).toHaveBeenCalledTimes( 3 );
		expect( fetchMock.mock.calls[ 2 ][ 1 ].headers[ 'X-WP-Nonce' ] ).toBe(
			'n1'
		);
	} );

	it( 'fetches a new nonce once when the old one is over', async () => {
		fetchMock
			.mockResolvedValueOnce( session( 'old' ) )
			.mockResolvedValueOnce(
				answer( 403, { code: 'rest_cookie_invalid_nonce' } )
			)
			.mockResolvedValueOnce( session( 'new' ) )
			.mockResolvedValueOnce( answer( 200, [ 1 ] ) );
		const { data } = await new Door( '/api/' ).call( 'tickets' );
		expect( data ).toEqual( [ 1 ] );
		expect( fetchMock.mock.calls[ 3 ][ 1 ].headers[ 'X-WP-Nonce' ] ).toBe(
			'new'
		);
	} );

	it( 'goes on with the link of a ticket that follows', async () => {
		fetchMock
			.mockResolvedValueOnce( session( null ) )
			.mockResolvedValueOnce(
				answer( 201, {}, { 'X-Switchboard-Token': 'next' } )
			)
			.mockResolvedValue( session( null ) );
		const door = new Door( '/api/', 'first' );
		await door.call( 'tickets/1/messages', { method: 'POST', body: {} } );
		await door.getSession();
		expect(
			fetchMock.mock.calls[ 2 ][ 1 ].headers[ 'X-Switchboard-Token' ]
		).toBe( 'next' );
	} );

	it( 'tries again after a failed session', async () => {
		fetchMock
			.mockRejectedValueOnce( new TypeError() )
			.mockResolvedValueOnce( session( null ) );
		const door = new Door( '/api/' );
		await expect( door.getSession() ).rejects.toMatchObject( {
			status: 0,
		} );
		await expect( door.getSession() ).resolves.toMatchObject( {
			kind: 'user',
		} );
	} );
} );
