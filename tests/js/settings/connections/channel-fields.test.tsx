import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Channel } from '../../../../src/api';
import { Form, useForm } from '../../../../src/components';
import { ChannelFields } from '../../../../src/settings/connections/channel-fields';

const field = ( key: string, label: string, type: string ) => ( {
	key,
	label,
	type,
	help: '',
	options: [],
} );

const fields = [
	field( 'host', 'Server', 'text' ),
	field( 'port', 'Port', 'number' ),
	field( 'password', 'Password', 'secret' ),
] as unknown as Channel[ 'settings_fields' ];

function Example( { params }: { params: Record< string, string > } ) {
	const form = useForm< Record< string, unknown > >( {
		saved: {
			'settings.host': '',
			'settings.port': 'x',
			'settings.password': '',
		},
		isNew: true,
		save: () =>
			Promise.reject( {
				code: 'rest_invalid_param',
				message: Object.values( params ).join( ' ' ),
				data: { status: 400, params },
			} ),
	} );
	return (
		<Form form={ form }>
			<ChannelFields fields={ fields } stored={ {} } />
			<p data-testid="failure">{ form.failure }</p>
			<button>Save</button>
		</Form>
	);
}

it( 'shows what the site says of a setting at its field', async () => {
	render(
		<Example
			params={ {
				'settings[port]': 'No such port.',
				'settings[password]': 'Too short.',
			} }
		/>
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	await waitFor( () =>
		expect( screen.getByLabelText( 'Port' ) ).toHaveFocus()
	);
	expect( screen.getByLabelText( 'Port' ) ).toHaveAccessibleDescription(
		'No such port.'
	);
	expect( screen.getByLabelText( 'Password' ) ).toHaveAccessibleDescription(
		'Too short.'
	);
	expect( screen.getByLabelText( 'Server' ) ).not.toBeInvalid();
	expect( screen.getByTestId( 'failure' ) ).toBeEmptyDOMElement();
} );

it( 'says over the form what belongs to no field', async () => {
	render( <Example params={ { 'settings[wings]': 'No wings here.' } } /> );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( await screen.findByText( 'No wings here.' ) ).toBe(
		screen.getByTestId( 'failure' )
	);
} );
