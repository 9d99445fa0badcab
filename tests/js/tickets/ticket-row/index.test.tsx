import { fireEvent, render, screen } from '@testing-library/react';
import type { Ticket } from '../../../../src/api';
import { TicketRow } from '../../../../src/tickets/ticket-row';
import { boot, ticket } from '../../api/fixtures';

const NOW = Date.parse( '2026-11-22T10:00:00Z' );

function draw( changes: Partial< Ticket > = {}, props = {} ) {
	const onToggle = jest.fn();
	render(
		<TicketRow
			ticket={ ticket( changes ) }
			to="/tickets/1"
			tags={ [ 1, 2, 3 ].map( ( id ) => ( {
				id,
				name: `tag ${ id }`,
				color: '#b5542c',
				ticket_count: 0,
				permissions: { update: false, delete: false },
			} ) ) }
			agents={ boot().agents }
			channels={ [
				{
					id: 'email',
					label: 'E-mail',
					icon: 'envelope',
					abilities: [],
					settings_fields: [],
					presets: [],
				},
			] }
			now={ NOW }
			isCurrent={ false }
			isSelected={ false }
			isCompact={ false }
			isReachable
			onToggle={ onToggle }
			{ ...props }
		/>
	);
	return onToggle;
}

it( 'says who, what, how long and whose in one link', () => {
	draw( { assignee: 2, unread: true } );
	const link = screen.getByRole( 'link' );
	expect( link ).toHaveAccessibleName(
		/Unread.*Priya Raghavan.*2 h.*Two rice bowls.*Hello.*E-mail.*Devon Clarke/
	);
	expect( link.getAttribute( 'href' ) ).toContain( 'path=%2Ftickets%2F1' );
} );

it( 'shows a due badge in the place of the time', () => {
	draw( { due_at: '2026-11-22T09:20:00Z' } );
	expect( screen.getByText( '40 min over' ) ).toBeVisible();
	expect( screen.queryByText( '2 h' ) ).toBeNull();
} );

it( 'shows at most two tags, and none when it is compact', () => {
	draw( { tags: [ 1, 2, 3 ] } );
	expect( screen.getAllByText( /^tag/ ) ).toHaveLength( 2 );
} );

it( 'hides tags and snippet when it is compact', () => {
	draw( { tags: [ 1 ] }, { isCompact: true } );
	expect( screen.queryByText( /^tag/ ) ).toBeNull();
	expect( screen.queryByText( /Hello/ ) ).toBeNull();
} );

it( 'marks the one that is open and the one that is nobody’s', () => {
	draw( {}, { isCurrent: true } );
	expect( screen.getByRole( 'link' ) ).toHaveAttribute(
		'aria-current',
		'true'
	);
	expect( screen.getByRole( 'img', { name: 'Unassigned' } ) ).toBeVisible();
} );

it( 'is selected by its box, with Shift as a range', () => {
	const onToggle = draw();
	fireEvent.click( screen.getByRole( 'checkbox', { name: 'Select #1001' } ), {
		shiftKey: true,
	} );
	expect( onToggle ).toHaveBeenCalledWith( 1, true );
} );

it( 'never takes what people wrote as markup', () => {
	draw( {
		subject: '<img src=x onerror=alert(1)>',
		contact_name: '<b>x</b>',
	} );
	expect( screen.getByText( '<img src=x onerror=alert(1)>' ) ).toBeVisible();
} );
