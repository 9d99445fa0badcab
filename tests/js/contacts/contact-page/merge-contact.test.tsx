import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetchPage, useActions } from '../../../../src/api';
import type { Contact } from '../../../../src/api';
import { MergeContact } from '../../../../src/contacts/contact-page/merge-contact';

jest.mock( '../../../../src/api/hooks' );
jest.mock( '../../../../src/api/calls' );

const contact = ( changes: Partial< Contact > ) =>
	( {
		id: 1,
		name: 'Ada',
		email: 'ada@example.org',
		identities: [
			{
				id: 5,
				type: 'email',
				value: 'ada@example.org',
				status: 'claimed',
			},
		],
		ticket_count: 3,
		...changes,
	} ) as Contact;

const mergeContact = jest.fn();

beforeEach( () => {
	// The list of suggestions scrolls, and this browser can't.
	Element.prototype.scrollIntoView = jest.fn();
	mergeContact.mockReset().mockRejectedValue( new Error( 'No answer.' ) );
	( useActions as jest.Mock ).mockReturnValue( { mergeContact } );
	( fetchPage as jest.Mock ).mockResolvedValue( {
		items: [
			contact( {} ),
			contact( { id: 2, name: 'A. Lovelace', email: null } ),
		],
		cursor: null,
	} );
} );

it( 'asks who stays, says what moves, and keeps the dialog when it fails', async () => {
	render( <MergeContact contact={ contact( {} ) } /> );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Merge with another contact' } )
	);
	const merge = screen.getByRole( 'button', { name: 'Merge contacts' } );
	await userEvent.click( merge );
	expect( mergeContact ).not.toHaveBeenCalled();

	const who = screen.getByRole( 'combobox', { name: /that stays/ } );
	await userEvent.click( who );
	const options = await screen.findAllByRole( 'option' );
	expect( options.map( ( { textContent } ) => textContent ) ).toEqual( [
		'A. Lovelace',
	] );
	await userEvent.click( options[ 0 ] as HTMLElement );
	expect( screen.getByText( /ends in/ ) ).toHaveTextContent(
		'“Ada” ends in “A. Lovelace”'
	);
	expect( screen.getByText( '3 tickets' ) ).toBeVisible();
	expect( screen.getByText( 'ada@example.org' ) ).toBeVisible();
	expect( screen.getByText( /can’t be undone/ ) ).toBeVisible();

	await userEvent.click( merge );
	await waitFor( () => expect( mergeContact ).toHaveBeenCalledWith( 1, 2 ) );
	expect( await screen.findAllByText( 'No answer.' ) ).not.toHaveLength( 0 );
	expect( screen.getByRole( 'dialog' ) ).toBeVisible();
} );
