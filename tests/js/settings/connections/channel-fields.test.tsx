import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetchMailboxFolders, tryConnection } from '../../../../src/api';
import type { Channel, Connection } from '../../../../src/api';
import { Form, useForm } from '../../../../src/components';
import { ChannelFields } from '../../../../src/settings/connections/channel-fields';
import { countingOf } from '../../../../src/settings/connections/conditions';
import {
	typedSettings,
	valuesOf,
} from '../../../../src/settings/connections/connection-values';
import { presetOf } from '../../../../src/settings/connections/presets';
import { SetupContext } from '../../../../src/settings/connections/setup';
import { useMailboxFolders } from '../../../../src/settings/connections/use-mailbox-folders';
import { field, mail } from './fixtures';

jest.mock( '../../../../src/api', () => ( {
	fetchMailboxFolders: jest.fn(),
	tryConnection: jest.fn(),
} ) );
const tryIt = jest.mocked( tryConnection );
const readFolders = jest.mocked( fetchMailboxFolders );

const channel: Channel = {
	...mail,
	settings_fields: [
		...mail.settings_fields,
		field( 'folders', 'folders', {
			group: 'Receiving',
			when: [ { way: [ 'imap' ] } ],
		} ),
	],
};

const connection = {
	id: 5,
	channel: 'mail',
	name: 'Shop',
	inbox: 2,
	enabled: true,
	settings: {
		way: 'imap',
		host: 'imap.big.example',
		port: 993,
		user: 'me@big.example',
		password: { secret_set: true },
	},
	post_to: null,
} as unknown as Connection;

const refusal = ( params: Record< string, string > ) => ( {
	code: 'rest_invalid_param',
	message: Object.values( params ).join( ' ' ),
	status: 400,
	data: { status: 400, params },
} );

interface ExampleProps {
	of?: Connection;
	thrown?: unknown;
}

function Example( { of = connection, thrown }: ExampleProps ) {
	const form = useForm( {
		saved: valuesOf( of, channel ),
		isNew: true,
		save: () => Promise.reject( thrown ),
	} );
	const typed = typedSettings( form.values );
	const counting = countingOf( channel.settings_fields, typed );
	const folders = useMailboxFolders(
		channel,
		of.id,
		form.values,
		form.refuse
	);
	return (
		<SetupContext.Provider
			value={ {
				connection: of,
				channel,
				form,
				saved: typedSettings( valuesOf( of, channel ) ),
				typed,
				counting,
				folders,
			} }
		>
			<Form form={ form }>
				<ChannelFields
					preset={ presetOf(
						channel,
						of.settings as Record< string, unknown >
					) }
				/>
				<p data-testid="failure">{ form.failure }</p>
				<button>Save</button>
			</Form>
		</SetupContext.Provider>
	);
}

const label = ( name: string ) => screen.queryByLabelText( name );
const click = ( name: string ) =>
	userEvent.click( screen.getByRole( 'button', { name } ) );

it( 'shows only what counts, and folds away what the preset knows', async () => {
	render( <Example /> );
	expect( label( 'user' ) ).toHaveValue( 'me@big.example' );
	expect( label( 'host' ) ).toBeNull();
	await userEvent.click(
		screen.getByRole( 'button', {
			name: 'More settings (Receiving) imap.big.example, 993',
		} )
	);
	expect( label( 'host' ) ).toHaveValue( 'imap.big.example' );
	await userEvent.selectOptions( screen.getByLabelText( 'way' ), 'none' );
	expect( label( 'host' ) ).toBeNull();
	expect( label( 'user' ) ).toBeNull();
	await userEvent.selectOptions( screen.getByLabelText( 'way' ), 'imap' );
	expect( label( 'user' ) ).toHaveValue( 'me@big.example' );
} );

it( 'shows what the site says of a setting at its field, folded or not', async () => {
	render(
		<Example
			thrown={ refusal( {
				'settings[user]': 'Who is that?',
				'settings[host]': 'No such server.',
			} ) }
		/>
	);
	await click( 'Save' );
	await waitFor( () => expect( label( 'user' ) ).toHaveFocus() );
	expect( label( 'user' ) ).toHaveAccessibleDescription( 'Who is that?' );
	expect( label( 'host' ) ).toHaveAccessibleDescription( 'No such server.' );
	expect( screen.getByTestId( 'failure' ) ).toBeEmptyDOMElement();
} );

it( 'says over the form what belongs to no field', async () => {
	render(
		<Example
			thrown={ refusal( { 'settings[wings]': 'No wings here.' } ) }
		/>
	);
	await click( 'Save' );
	expect( await screen.findByText( 'No wings here.' ) ).toBe(
		screen.getByTestId( 'failure' )
	);
} );

it( 'asks for a stored password again when the account changes', async () => {
	render( <Example /> );
	expect( label( 'password' ) ).toBeNull();
	expect( screen.getByText( 'Stored, not shown again' ) ).toBeVisible();
	await userEvent.type( screen.getByLabelText( 'user' ), 'x' );
	expect( label( 'password' ) ).toHaveAccessibleDescription(
		/enter it again/
	);
} );

it( 'makes up a secret where it may', async () => {
	render(
		<Example
			of={
				{
					...connection,
					settings: { way: 'post', secret: { secret_set: true } },
				} as unknown as Connection
			}
		/>
	);
	await click( 'Make a new one' );
	const secret = screen.getByLabelText< HTMLInputElement >( 'secret' );
	expect( secret.value ).toMatch( /^[A-Za-z2-9]{40}$/ );
	const first = secret.value;
	await click( 'Generate' );
	expect( secret.value ).not.toBe( first );
} );

describe( 'a trial', () => {
	const answer = {
		ok: false,
		summary: 'Sign-in refused',
		steps: [
			{ ok: true, text: 'Reached it' },
			{ ok: false, text: 'Not let in' },
		],
		answer: 'NO go away',
		transcript: [ '> LOGIN ••••', '< NO go away' ],
		hint: 'Check the password.',
	};

	it( 'sends what is typed and shows what the server said', async () => {
		tryIt.mockResolvedValue( answer );
		render( <Example /> );
		await userEvent.type( screen.getByLabelText( 'user' ), 'x' );
		await userEvent.type( screen.getByLabelText( 'password' ), 'new' );
		await click( 'receiving_test' );
		const result = await screen.findByRole( 'status' );
		await within( result ).findByText( 'NO go away' );
		expect( result ).toHaveTextContent( 'Failed: Not let in' );
		expect( result ).toHaveTextContent( 'Check the password.' );
		expect( tryIt ).toHaveBeenCalledWith( {
			what: 'receiving',
			channel: 'mail',
			connection: 5,
			inbox: 2,
			settings: {
				user: 'me@big.examplex',
				password: 'new',
				way: 'imap',
				host: 'imap.big.example',
				port: 993,
				after: 'leave',
				move_to: '',
				sends: false,
				expert: '',
				folders: [],
			},
		} );
		await userEvent.type( screen.getByLabelText( 'user' ), 'y' );
		expect( screen.getByText( 'Before the last change' ) ).toBeVisible();
	} );

	it( 'shows what is missing at its field', async () => {
		tryIt.mockRejectedValue(
			refusal( { 'settings[user]': 'Please fill this in.' } )
		);
		render( <Example /> );
		await click( 'receiving_test' );
		await waitFor( () =>
			expect( label( 'user' ) ).toHaveAccessibleDescription(
				'Please fill this in.'
			)
		);
	} );
} );

describe( 'folders', () => {
	it( 'are picked from the list of the server', async () => {
		readFolders.mockResolvedValue( [
			{ path: 'INBOX', name: 'INBOX', role: 'inbox', selectable: true },
			{ path: 'Orders', name: 'Orders', role: null, selectable: true },
			{ path: 'Top', name: 'Top', role: null, selectable: false },
		] );
		render( <Example /> );
		await click( 'Choose folders' );
		const orders = await screen.findByLabelText( 'Orders' );
		expect( label( 'INBOX' ) ).toBeChecked();
		expect( label( 'Top' ) ).toBeDisabled();
		await userEvent.click( orders );
		expect( orders ).toBeChecked();
	} );

	it( 'are typed by hand where the server can not be reached', async () => {
		readFolders.mockRejectedValue( {
			code: 'switchboard_mail_server',
			message: 'Can’t be reached: refused',
			status: 502,
			data: { status: 502, hint: 'Check the port.' },
		} );
		render( <Example /> );
		await click( 'Choose folders' );
		expect( await screen.findByText( /Check the port/ ) ).toBeVisible();
		await click( 'Type them by hand' );
		await click( 'Add folder' );
		await userEvent.type( screen.getByLabelText( 'folders, 1' ), 'Orders' );
		expect( label( 'folders, 1' ) ).toHaveValue( 'Orders' );
	} );
} );
