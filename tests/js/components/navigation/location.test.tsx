import { act, fireEvent, render, screen } from '@testing-library/react';
import {
	Link,
	navigate,
	setLeaveGuard,
	useLocation,
} from '../../../../src/components';

function Place() {
	const { path, query } = useLocation();
	return <p>{ `${ path } ${ query.get( 'view' ) }` }</p>;
}

beforeEach( () => {
	window.history.replaceState(
		null,
		'',
		'/wp-admin/admin.php?page=switchboard'
	);
	setLeaveGuard( null );
} );

it( 'begins with the tickets', () => {
	render( <Place /> );
	expect( screen.getByText( '/tickets null' ) ).toBeVisible();
} );

it( 'goes somewhere and leaves a link that can be sent', () => {
	render( <Place /> );
	act( () => navigate( '/tickets/12?view=mine' ) );
	expect( screen.getByText( '/tickets/12 mine' ) ).toBeVisible();
	expect( window.location.search ).toBe(
		'?page=switchboard&path=%2Ftickets%2F12%3Fview%3Dmine'
	);
} );

it( 'leaves other clicks on a link to the browser', () => {
	render(
		<>
			<Place />
			<Link to="/contacts">Contacts</Link>
		</>
	);
	const link = screen.getByRole( 'link' );
	link.addEventListener( 'click', ( event ) => event.preventDefault(), {
		once: true,
	} );
	fireEvent.click( link, { ctrlKey: true } );
	expect( screen.getByText( '/tickets null' ) ).toBeVisible();
	fireEvent.click( link );
	expect( screen.getByText( '/contacts null' ) ).toBeVisible();
} );

it( 'asks the guard before it leaves', () => {
	render( <Place /> );
	const guard = jest.fn();
	setLeaveGuard( guard );
	act( () => navigate( '/contacts' ) );
	expect( screen.getByText( '/tickets null' ) ).toBeVisible();
	act( () => guard.mock.calls[ 0 ][ 0 ]() );
	expect( screen.getByText( '/contacts null' ) ).toBeVisible();
} );
