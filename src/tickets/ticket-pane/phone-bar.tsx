import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { lock } from '@wordpress/icons';
import { useActions } from '../../api';
import type { Ticket } from '../../api';
import type { Kind } from '../composer/types';

interface PhoneBarProps {
	ticket: Ticket;
	onWrite: ( kind: Kind ) => void;
}

/** On a phone the composer is closed until one of these opens it. */
export function PhoneBar( { ticket, onWrite }: PhoneBarProps ) {
	const { editTicket } = useActions();
	const { reply, note, update } = ticket.permissions;
	return (
		<div className="switchboard-phone-bar">
			{ reply && (
				<Button
					variant="primary"
					className="switchboard-phone-bar__main"
					onClick={ () => onWrite( 'reply' ) }
				>
					{ __( 'Reply', 'switchboard' ) }
				</Button>
			) }
			{ note && (
				<Button
					variant="secondary"
					icon={ lock }
					onClick={ () => onWrite( 'note' ) }
				>
					{ __( 'Note', 'switchboard' ) }
				</Button>
			) }
			{ update &&
				ticket.status !== 'solved' &&
				ticket.status !== 'closed' && (
					<Button
						variant="secondary"
						onClick={ () =>
							void editTicket( ticket.id, { status: 'solved' } )
						}
					>
						{ __( 'Solve', 'switchboard' ) }
					</Button>
				) }
		</div>
	);
}
