import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { leaveTo, LeaveGuard } from '../../../../src/components/leave-guard';
import { navigate } from '../../../../src/components/navigation';

const path = () => new URLSearchParams( window.location.search ).get( 'path' );

beforeEach( () => {
	window.history.replaceState( null, '', '/wp-admin/admin.php?path=/here' );
} );

const go = ( to: string ) => act( () => navigate( to ) );

describe( 'leaving with unsaved changes', () => {
	it( 'asks nobody when there are none', () => {
		render( <LeaveGuard isDirty={ false } /> );
		go( '/there' );
		expect( path() ).toBe( '/there' );
	} );

	it( 'stays until it is said', async () => {
		const user = userEvent.setup();
		render( <LeaveGuard isDirty /> );
		go( '/there' );
		expect( path() ).toBe( '/here' );
		await user.click( screen.getByRole( 'button', { name: 'Stay here' } ) );
		expect( screen.queryByRole( 'dialog' ) ).toBeNull();
		expect( path() ).toBe( '/here' );

		go( '/there' );
		await user.click( screen.getByRole( 'button', { name: 'Leave' } ) );
		expect( path() ).toBe( '/there' );
	} );

	it( 'warns before another page, and only then', () => {
		const { rerender } = render( <LeaveGuard isDirty /> );
		const leave = () => {
			const event = new Event( 'beforeunload', { cancelable: true } );
			window.dispatchEvent( event );
			return event.defaultPrevented;
		};
		expect( leave() ).toBe( true );
		rerender( <LeaveGuard isDirty={ false } /> );
		expect( leave() ).toBe( false );
	} );

	it( 'lets what was saved go on', () => {
		render( <LeaveGuard isDirty /> );
		act( () => leaveTo( '/there' ) );
		expect( path() ).toBe( '/there' );
	} );
} );
