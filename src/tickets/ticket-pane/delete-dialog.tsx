import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { toApiError, useActions } from '../../api';
import type { Ticket } from '../../api';
import { ErrorNotice } from '../../components';

interface DeleteDialogProps {
	ticket: Ticket;
	onClose: () => void;
	onDeleted: () => void;
}

export function DeleteDialog( {
	ticket,
	onClose,
	onDeleted,
}: DeleteDialogProps ) {
	const { deleteTicket } = useActions();
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );
	const run = async () => {
		setBusy( true );
		try {
			await deleteTicket( ticket.id );
			onDeleted();
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<Modal
			title={ sprintf(
				/* translators: %d: number of a ticket. */
				__( 'Delete #%d for good?', 'switchboard' ),
				ticket.number
			) }
			size="small"
			onRequestClose={ onClose }
		>
			{ error && <ErrorNotice message={ error } /> }
			<p>
				{ __(
					'Its messages and files are deleted with it. This can’t be undone.',
					'switchboard'
				) }
			</p>
			<div className="switchboard-dialog__actions">
				<Button variant="tertiary" onClick={ onClose }>
					{ __( 'Keep it', 'switchboard' ) }
				</Button>
				<Button
					variant="primary"
					isDestructive
					isBusy={ isBusy }
					disabled={ isBusy }
					onClick={ () => void run() }
				>
					{ __( 'Delete for good', 'switchboard' ) }
				</Button>
			</div>
		</Modal>
	);
}
