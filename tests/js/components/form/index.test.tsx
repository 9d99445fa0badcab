import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
	Form,
	NumberField,
	TextField,
	useForm,
} from '../../../../src/components/form';
import type { Errors, FormOptions } from '../../../../src/components/form';

interface Values {
	name: string;
	days: number;
}

type Options = Partial< FormOptions< Values > >;

function Example( { saved, save, check, isNew }: Options ) {
	const form = useForm< Values >( {
		saved: saved ?? { name: 'Support', days: 7 },
		save: save ?? ( async () => {} ),
		check,
		isNew,
	} );
	return (
		<Form form={ form } id="example">
			<TextField name="name" label="Name" />
			<NumberField name="days" label="Days" />
			<p data-testid="failure">{ form.failure }</p>
			<button type="button" onClick={ form.discard }>
				Discard
			</button>
			<button type="submit" disabled={ ! form.canSave }>
				Save
			</button>
		</Form>
	);
}

const name = () => screen.getByRole( 'textbox', { name: 'Name' } );
const save = () => screen.getByRole( 'button', { name: 'Save' } );

describe( 'a form', () => {
	it( 'can be saved only when something was changed', async () => {
		const user = userEvent.setup();
		render( <Example /> );
		expect( save() ).toBeDisabled();
		await user.type( name(), '!' );
		expect( save() ).toBeEnabled();
		await user.type( name(), '{backspace}' );
		expect( save() ).toBeDisabled();
	} );

	it( 'can be saved as it stands when it is new', () => {
		render( <Example isNew /> );
		expect( save() ).toBeEnabled();
	} );

	it( 'sends only the changes', async () => {
		const user = userEvent.setup();
		const send = jest.fn( async () => {} );
		render( <Example save={ send } /> );
		await user.clear( screen.getByLabelText( 'Days' ) );
		await user.type( screen.getByLabelText( 'Days' ), '12' );
		await user.click( save() );
		expect( send ).toHaveBeenCalledWith(
			{ days: 12 },
			{ name: 'Support', days: 12 }
		);
	} );

	it( 'goes back to what is saved', async () => {
		const user = userEvent.setup();
		render( <Example /> );
		await user.type( name(), ' 2' );
		await user.click( screen.getByRole( 'button', { name: 'Discard' } ) );
		expect( name() ).toHaveValue( 'Support' );
	} );

	it( 'keeps what was typed when the site fails, and says so', async () => {
		const user = userEvent.setup();
		const send = async () => {
			throw new Error( 'The site did not answer.' );
		};
		render( <Example save={ send } /> );
		await user.type( name(), ' 2' );
		await user.click( save() );
		expect( screen.getByTestId( 'failure' ) ).toHaveTextContent(
			'The site did not answer.'
		);
		expect( name() ).toHaveValue( 'Support 2' );
		expect( save() ).toBeEnabled();
	} );

	it( 'leads to the field that the site refused', async () => {
		const user = userEvent.setup();
		const send = async () => {
			throw Object.assign( new Error( 'Invalid' ), {
				data: { params: { name: 'Taken already.' } },
			} );
		};
		render( <Example save={ send } /> );
		await user.type( name(), ' 2' );
		await user.click( save() );
		await waitFor( () => expect( name() ).toHaveFocus() );
		expect( name() ).toBeInvalid();
		expect( name() ).toHaveAccessibleDescription( 'Taken already.' );
		await user.type( name(), '3' );
		expect( name() ).toBeValid();
	} );

	it( 'asks nobody when it sees the fault itself', async () => {
		const user = userEvent.setup();
		const send = jest.fn( async () => {} );
		render(
			<Example
				save={ send }
				check={ ( values ): Errors =>
					values.name === '' ? { name: 'Give a name.' } : {}
				}
			/>
		);
		await user.clear( name() );
		await user.click( save() );
		expect( send ).not.toHaveBeenCalled();
		expect( name() ).toHaveFocus();
		expect( name() ).toHaveAccessibleDescription( 'Give a name.' );
	} );

	it( 'keeps what is typed while a save is on its way', async () => {
		const user = userEvent.setup();
		let answer: () => void = () => {};
		const send = () =>
			new Promise< void >( ( resolve ) => {
				answer = resolve;
			} );
		const { rerender } = render( <Example save={ send } /> );
		await user.type( name(), ' 2' );
		await user.click( save() );
		await user.type( name(), '3' );
		rerender(
			<Example save={ send } saved={ { name: 'Support 2', days: 7 } } />
		);
		await act( async () => answer() );
		expect( name() ).toHaveValue( 'Support 23' );
		expect( save() ).toBeEnabled();
	} );
} );
