import {
	Button,
	DropdownMenu,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Ticket } from '../../api';
import { formatMoment } from '../../components';
import { snooze } from '../icons';
import { snoozeChoices } from './choices';

/** Puts a ticket to sleep for a while, or wakes it. */
export function SnoozeMenu( { ticket }: { ticket: Ticket } ) {
	const { editTicket } = useActions();
	const until = ( moment: string | null ) =>
		void editTicket( ticket.id, { snoozed_until: moment } );
	if ( ticket.snoozed_until ) {
		return (
			<Button
				className="switchboard-phone-hide"
				size="compact"
				icon={ snooze }
				iconSize={ 20 }
				isPressed
				label={ sprintf(
					/* translators: %s: a moment. */
					__( 'Snoozed until %s. End the snooze', 'switchboard' ),
					formatMoment( ticket.snoozed_until )
				) }
				onClick={ () => until( null ) }
			/>
		);
	}
	return (
		<DropdownMenu
			className="switchboard-phone-hide"
			icon={ snooze }
			label={ __( 'Snooze', 'switchboard' ) }
			toggleProps={ {
				size: 'compact',
				iconSize: 20,
				className: 'switchboard-phone-hide',
			} }
			popoverProps={ { placement: 'bottom-end' } }
		>
			{ ( { onClose } ) => (
				<MenuGroup label={ __( 'Snooze until', 'switchboard' ) }>
					{ snoozeChoices( new Date() ).map(
						( { label, moment } ) => (
							<MenuItem
								key={ label }
								info={ formatMoment( moment ) }
								onClick={ () => {
									onClose();
									until( moment );
								} }
							>
								{ label }
							</MenuItem>
						)
					) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}
