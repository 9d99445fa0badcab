import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChoiceList } from '../../../../src/components';

const few = [
	{ value: 'open', label: 'Open' },
	{ value: 'pending', label: 'Pending' },
	{ value: 'solved', label: 'Solved' },
];
const many = Array.from( { length: 20 }, ( _, index ) => ( {
	value: String( index ),
	label: `Agént ${ index }`,
} ) );

beforeAll( () => {
	Element.prototype.scrollIntoView = () => {};
} );

it( 'is used with the arrow keys', async () => {
	const onPick = jest.fn();
	render(
		<ChoiceList
			label="Status"
			choices={ few }
			selected={ [ 'open' ] }
			onPick={ onPick }
		/>
	);
	screen.getByRole( 'listbox' ).focus();
	await userEvent.keyboard( '{ArrowDown}{ArrowDown}{Enter}' );
	expect( onPick ).toHaveBeenCalledWith( 'solved' );
} );

it( 'jumps to a letter', async () => {
	const onPick = jest.fn();
	render(
		<ChoiceList
			label="Status"
			choices={ few }
			selected={ [] }
			onPick={ onPick }
		/>
	);
	screen.getByRole( 'listbox' ).focus();
	await userEvent.keyboard( 'p{Enter}' );
	expect( onPick ).toHaveBeenCalledWith( 'pending' );
} );

it( 'says which ones are chosen', () => {
	render(
		<ChoiceList
			label="Status"
			choices={ few }
			selected={ [ 'open', 'solved' ] }
			isMulti
			onPick={ () => {} }
		/>
	);
	expect( screen.getAllByRole( 'option', { selected: true } ) ).toHaveLength(
		2
	);
} );

it( 'searches a long list without minding accents', async () => {
	const onPick = jest.fn();
	render(
		<ChoiceList
			label="Agents"
			choices={ many }
			selected={ [] }
			onPick={ onPick }
		/>
	);
	await userEvent.type( screen.getByRole( 'combobox' ), 'agent 17{Enter}' );
	expect( onPick ).toHaveBeenCalledWith( '17' );
} );

it( 'adds what is not there, if it may', async () => {
	const onCreate = jest.fn();
	render(
		<ChoiceList
			label="Tags"
			choices={ few }
			selected={ [] }
			onPick={ () => {} }
			onCreate={ onCreate }
		/>
	);
	await userEvent.type( screen.getByRole( 'combobox' ), 'fragile{Enter}' );
	expect( onCreate ).toHaveBeenCalledWith( 'fragile' );
} );
