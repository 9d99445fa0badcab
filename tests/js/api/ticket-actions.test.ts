import { createRegistry } from '@wordpress/data';
import {
	ApiError,
	eventsQuery,
	messagesQuery,
	requestKeys,
	store,
} from '../../../src/api';
import { request, requestPage } from '../../../src/api/request';
import { boot, event, message, ticket } from './fixtures';

jest.mock( '../../../src/api/request' );

const ask = request as jest.MockedFunction< any >;
const askPage = requestPage as jest.MockedFunction< any >;

const refused = new ApiError(
	'switchboard_database',
	'The database did not answer.',
	500
);

function open() {
	const registry = createRegistry();
	registry.register( store );
	const actions = registry.dispatch( store ) as any;
	const select = registry.select( store ) as any;
	actions.seed( boot() );
	actions.receiveRecords( 'ticket', [ ticket() ] );
	return { actions, select };
}

beforeEach( () => {
	ask.mockReset().mockResolvedValue( null );
	askPage.mockReset().mockResolvedValue( { items: [], cursor: null } );
} );

describe( 'editTicket', () => {
	it( 'shows the change before the site has answered', async () => {
		const { actions, select } = open();
		let answer: ( value: unknown ) => void = () => {};
		ask.mockReturnValueOnce(
			new Promise( ( resolve ) => ( answer = resolve ) )
		);
		const done = actions.editTicket( 1, { priority: 'high' } );
		expect( select.getRecord( 'ticket', 1 ).priority ).toBe( 'high' );
		answer( ticket( { priority: 'high', version: 2 } ) );
		expect( await done ).toBe( true );
		expect( select.getRecord( 'ticket', 1 ) ).toMatchObject( {
			priority: 'high',
			version: 2,
		} );
	} );

	it( 'brings the old value back and says why when it is refused', async () => {
		const { actions, select } = open();
		ask.mockRejectedValueOnce( refused );
		expect( await actions.editTicket( 1, { priority: 'high' } ) ).toBe(
			false
		);
		expect( select.getRecord( 'ticket', 1 ).priority ).toBe( 'normal' );
		expect(
			select.getRequest( requestKeys.save( 'ticket', 1 ) )
		).toMatchObject( {
			state: 'failed',
			error: refused,
		} );
	} );
} );

describe( 'readUpdates', () => {
	const watched = { list: { status: [ 'open' ] }, ticket: 1 };
	const answer = ( changes: object ) => ( {
		cursor: '12',
		tickets: [],
		gone: [],
		reset: false,
		counters: null,
		...changes,
	} );

	it( 'asks since the last cursor and takes the new one', async () => {
		const { actions, select } = open();
		ask.mockResolvedValueOnce( answer( {} ) );
		await actions.readUpdates( watched );
		expect( ask ).toHaveBeenCalledWith( 'updates', {
			query: { since: '10' },
		} );
		expect( select.getCursor() ).toBe( '12' );
	} );

	it( 'reads the messages of the open ticket when it changed, and only then', async () => {
		const { actions } = open();
		await actions.loadList( 'message', messagesQuery( 1 ) );
		askPage.mockClear();
		ask.mockResolvedValueOnce( answer( { tickets: [ ticket() ] } ) );
		await actions.readUpdates( watched );
		expect( askPage ).not.toHaveBeenCalled();
		ask.mockResolvedValueOnce(
			answer( { tickets: [ ticket( { version: 2 } ) ] } )
		);
		await actions.readUpdates( watched );
		expect( askPage ).toHaveBeenCalledWith(
			'tickets/1/messages',
			expect.anything()
		);
	} );

	it( 'follows a delivery, which gives its ticket no new version', async () => {
		const { actions } = open();
		const delivery = {
			state: 'queued',
			to: 'a@b.example',
			reason: null,
			at: null,
			next_try_at: null,
		};
		askPage.mockResolvedValueOnce( {
			items: [ message( { delivery: delivery as never } ) ],
			cursor: null,
		} );
		await actions.loadList( 'message', messagesQuery( 1 ) );
		askPage.mockClear();
		ask.mockResolvedValueOnce( answer( { tickets: [ ticket() ] } ) );
		await actions.readUpdates( watched );
		expect( askPage ).toHaveBeenCalledWith(
			'tickets/1/messages',
			expect.anything()
		);
	} );

	it( 'reads the list on the screen anew when too much happened', async () => {
		const { actions } = open();
		ask.mockResolvedValueOnce( answer( { reset: true } ) );
		await actions.readUpdates( watched );
		expect( askPage ).toHaveBeenCalledWith( 'tickets', watched.list );
	} );
} );

describe( 'loadTimeline', () => {
	it( 'joins the newest messages to the loaded ones', async () => {
		const { actions, select } = open();
		askPage.mockResolvedValueOnce( {
			items: [ message( { id: 2, sequence: 2 } ), message() ],
			cursor: 'older',
		} );
		await actions.loadList( 'message', messagesQuery( 1 ) );
		askPage.mockResolvedValueOnce( {
			items: [
				message( { id: 3, sequence: 3 } ),
				message( { id: 2, sequence: 2 } ),
			],
			cursor: 'newer page’s own',
		} );
		askPage.mockResolvedValueOnce( { items: [ event() ], cursor: null } );
		await actions.loadTimeline( 1 );
		const list = select.getList( 'message', messagesQuery( 1 ) );
		expect( list.ids ).toEqual( [ 3, 2, 1 ] );
		expect( list.cursor ).toBe( 'older' );
		expect( select.getList( 'event', eventsQuery( 1 ) ).ids ).toEqual( [
			1,
		] );
	} );

	it( 'begins again where a gap would be', async () => {
		const { actions, select } = open();
		askPage.mockResolvedValueOnce( { items: [ message() ], cursor: null } );
		await actions.loadList( 'message', messagesQuery( 1 ) );
		askPage.mockResolvedValueOnce( {
			items: [ message( { id: 99, sequence: 99 } ) ],
			cursor: 'c',
		} );
		await actions.loadTimeline( 1 );
		expect( select.getList( 'message', messagesQuery( 1 ) ) ).toMatchObject(
			{ ids: [ 99 ], cursor: 'c' }
		);
	} );
} );

describe( 'the way to the site', () => {
	it.each( [
		[ 'fetch_error', 0, 'offline' ],
		[ 'rest_cookie_invalid_nonce', 403, 'signed_out' ],
	] )( '%s makes it %s', async ( code, status, link ) => {
		const { actions, select } = open();
		ask.mockRejectedValueOnce(
			new ApiError( code, 'No.', status as number )
		);
		await actions.loadRecord( 'ticket', 5 );
		expect( select.getLink() ).toBe( link );
		ask.mockResolvedValueOnce( ticket( { id: 5 } ) );
		await actions.loadRecord( 'ticket', 5 );
		expect( select.getLink() ).toBe( 'online' );
	} );
} );
