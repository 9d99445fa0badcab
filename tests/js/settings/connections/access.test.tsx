import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetchAuthorization, startAuthorization } from '../../../../src/api';
import type { Authorization, Connection } from '../../../../src/api';
import { Access } from '../../../../src/settings/connections/access';

jest.mock( '../../../../src/api', () => ( {
	fetchAuthorization: jest.fn(),
	startAuthorization: jest.fn(),
} ) );
const look = jest.mocked( fetchAuthorization );
const start = jest.mocked( startAuthorization );

const connection = {
	id: 7,
	state: 'ok',
	settings: {},
} as unknown as Connection;

const access: Authorization = {
	provider: 'google',
	label: 'Google',
	connected: false,
	account: null,
	redirect_uri: 'https://shop.example/wp-admin/admin-post.php',
	secret_state: 'soon',
	url: null,
};

it( 'goes to the provider by one click', async () => {
	const url = 'https://accounts.google.com/o/oauth2/v2/auth?state=x';
	look.mockResolvedValue( access );
	start.mockResolvedValue( { ...access, url } );
	const go = jest.fn();
	render( <Access connection={ connection } go={ go } /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Connect with Google' } )
	);
	await waitFor( () => expect( go ).toHaveBeenCalledWith( url ) );
	expect( start ).toHaveBeenCalledWith( 7 );
	expect( screen.getByText( 'Not connected' ) ).toBeVisible();
	expect( screen.getByText( 'Expires soon' ) ).toBeVisible();
} );

it( 'names the account that is connected', async () => {
	look.mockResolvedValue( {
		...access,
		connected: true,
		account: 'support@shop.example',
	} );
	render( <Access connection={ connection } /> );
	expect( await screen.findByText( 'support@shop.example' ) ).toBeVisible();
	expect(
		screen.getByRole( 'button', { name: 'Connect with Google again' } )
	).toBeEnabled();
} );

it( 'is not there for a password', async () => {
	look.mockClear();
	look.mockResolvedValue( { ...access, provider: null } );
	const { container } = render( <Access connection={ connection } /> );
	await waitFor( () => expect( look ).toHaveBeenCalled() );
	await act( async () => {} );
	expect( container ).toBeEmptyDOMElement();
} );
