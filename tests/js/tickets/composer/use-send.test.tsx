import { act, renderHook } from '@testing-library/react';
import { ApiError, useActions, useAll } from '../../../../src/api';
import { emptyDraft } from '../../../../src/tickets/composer/draft';
import type { DraftHandle } from '../../../../src/tickets/composer/use-draft';
import { useSend } from '../../../../src/tickets/composer/use-send';
import { boot, event, message, ticket } from '../../api/fixtures';

jest.mock( '../../../../src/api/hooks' );

const sendMessage = jest.fn();
const refreshTicket = jest.fn();

const conflict = ( actor: { type: 'agent' | 'contact'; id: number } ) =>
	new ApiError( 'switchboard_conflict', 'Somebody changed it.', 409, {
		status: 409,
		version: 4,
		changes: [ event( { actor: { ...actor, name: '' } } ) ],
	} );

function open( changes = {} ) {
	const handle = {
		draft: { ...emptyDraft( 'reply', 1 ), html: '<p>Yes</p>', ...changes },
		settle: jest.fn().mockResolvedValue( undefined ),
		replace: jest.fn(),
	} as unknown as DraftHandle;
	const onSent = jest.fn();
	const hook = renderHook( () =>
		useSend( ticket( { version: 3 } ), handle, onSent )
	);
	return { ...hook, handle, onSent };
}

beforeEach( () => {
	window.switchboardBoot = boot();
	( useActions as jest.Mock ).mockReturnValue( {
		sendMessage,
		refreshTicket,
	} );
	( useAll as jest.Mock ).mockReturnValue( boot().agents );
	sendMessage.mockReset().mockResolvedValue( message( { id: 9 } ) );
	refreshTicket.mockReset();
} );

it( 'sends the text with the version that was seen, after what was on its way', async () => {
	const { result, handle, onSent } = open();
	await act( () => result.current.send( 'solved' ) );
	expect( handle.settle ).toHaveBeenCalled();
	expect( sendMessage ).toHaveBeenCalledWith(
		1,
		expect.objectContaining( {
			kind: 'reply',
			html: '<p>Yes</p>',
			status: 'solved',
			version: 3,
			available_at: expect.stringMatching( /Z$/ ),
		} )
	);
	expect( handle.replace ).toHaveBeenCalledWith(
		expect.objectContaining( { html: '', kind: 'reply' } )
	);
	expect( onSent ).toHaveBeenCalled();
} );

it( 'leaves the status to the site where nothing was chosen', async () => {
	const { result } = open();
	await act( () => result.current.send( '' ) );
	expect( sendMessage.mock.calls[ 0 ][ 1 ] ).not.toHaveProperty( 'status' );
} );

it( 'names whom a note mentions, and holds no note back', async () => {
	const { result } = open( {
		kind: 'note',
		html: '<p><mark>@Devon Clarke</mark></p>',
	} );
	await act( () => result.current.send( '' ) );
	expect( sendMessage.mock.calls[ 0 ][ 1 ] ).toMatchObject( {
		kind: 'note',
		mentions: [ 2 ],
	} );
	expect( sendMessage.mock.calls[ 0 ][ 1 ] ).not.toHaveProperty(
		'available_at'
	);
} );

it( 'keeps the text and says why when it fails', async () => {
	sendMessage.mockRejectedValue( new ApiError( 'fetch_error', 'No.', 0 ) );
	const { result, handle } = open();
	await act( () => result.current.send( '' ) );
	expect( handle.replace ).not.toHaveBeenCalled();
	expect( result.current.error ).toBe(
		'The site did not answer. Your text is kept in this browser.'
	);
	expect( result.current.isSending ).toBe( false );
} );

it( 'asks when somebody else changed the ticket, and reads what is new', async () => {
	sendMessage.mockRejectedValueOnce( conflict( { type: 'agent', id: 5 } ) );
	const { result, handle } = open();
	await act( () => result.current.send( '' ) );
	expect( result.current.hasConflict ).toBe( true );
	expect( handle.replace ).not.toHaveBeenCalled();
	expect( refreshTicket ).toHaveBeenCalledWith( 1 );
	await act( () => result.current.send( '', true ) );
	expect( sendMessage.mock.calls[ 1 ][ 1 ] ).not.toHaveProperty( 'version' );
	expect( result.current.hasConflict ).toBe( false );
} );

it( 'does not ask about what the writer changed', async () => {
	sendMessage.mockRejectedValueOnce( conflict( { type: 'agent', id: 2 } ) );
	const { result, onSent } = open();
	await act( () => result.current.send( '' ) );
	expect( sendMessage.mock.calls[ 1 ][ 1 ] ).toMatchObject( { version: 4 } );
	expect( result.current.hasConflict ).toBe( false );
	expect( onSent ).toHaveBeenCalled();
} );
