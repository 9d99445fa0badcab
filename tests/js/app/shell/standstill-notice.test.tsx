import { act, render, screen } from '@testing-library/react';
import type { Standstill } from '../../../../src/api';
import { StandstillNotice } from '../../../../src/app/shell/standstill-notice';
import { boot } from '../../api/fixtures';

const mockFetch = jest.fn();
jest.mock( '../../../../src/api', () => ( {
	...jest.requireActual( '../../../../src/api' ),
	fetchStandstills: () => mockFetch(),
} ) );

const standstill: Standstill = {
	connection: 3,
	name: 'Orders',
	inbox: 1,
	since: '2026-11-22T08:00:00Z',
	reason: null,
};

function draw( standstills: Standstill[], isOwner = false ) {
	const data = boot( { standstills } );
	data.me.capabilities.manage_settings = isOwner;
	window.switchboardBoot = data;
	return render( <StandstillNotice /> );
}

// What is announced to screen readers stands in the page too.
const shown = ( container: HTMLElement ) => container.textContent;

beforeEach( () => {
	jest.useFakeTimers();
	mockFetch.mockReset().mockResolvedValue( [] );
} );
afterEach( () => jest.useRealTimers() );

it( 'is not there while all is well', () => {
	const { container } = draw( [] );
	expect( container ).toBeEmptyDOMElement();
} );

it( 'says whose mail stands still, and why and what to do to who can mend it', () => {
	const { container, unmount } = draw( [ standstill ] );
	expect( shown( container ) ).toContain( 'Mail of “Orders” stands still' );
	expect( screen.queryByRole( 'button' ) ).toBeNull();
	unmount();
	const owner = draw( [ { ...standstill, reason: 'Refused.' } ], true );
	expect( shown( owner.container ) ).toContain( 'Refused.' );
	expect(
		screen.getByRole( 'button', { name: 'Look at the connection' } )
	).toBeVisible();
} );

it( 'goes when mail moves again, and stays when nobody answers', async () => {
	const { container } = draw( [ standstill ] );
	mockFetch.mockRejectedValueOnce( new Error( 'offline' ) );
	await act( () => jest.advanceTimersByTimeAsync( 5 * 60_000 ) );
	expect( shown( container ) ).toContain( 'Orders' );
	await act( () => jest.advanceTimersByTimeAsync( 5 * 60_000 ) );
	expect( container ).toBeEmptyDOMElement();
} );
