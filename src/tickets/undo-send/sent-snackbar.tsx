import { Snackbar } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Sent } from '.';
import { Ring } from './ring';
import { useSecondsLeft } from './use-seconds-left';
import './style.scss';

interface SentSnackbarProps {
	sent: Sent;
	onUndo: () => void;
	onClose: () => void;
}

export function SentSnackbar( { sent, onUndo, onClose }: SentSnackbarProps ) {
	const seconds = useSecondsLeft( sent.until );
	useEffect( () => {
		if ( seconds === 0 ) {
			onClose();
		}
	}, [ seconds, onClose ] );
	return (
		<div className="switchboard-undo">
			<Snackbar
				explicitDismiss
				onRemove={ onClose }
				icon={ <Ring seconds={ seconds } /> }
				spokenMessage={ __(
					'Reply queued. It can be taken back for some seconds.',
					'switchboard'
				) }
				actions={ [
					{ label: __( 'Undo', 'switchboard' ), onClick: onUndo },
				] }
			>
				{ sprintf(
					/* translators: 1: a customer's name, 2: seconds. */
					__( 'Reply to %1$s goes out in %2$d s', 'switchboard' ),
					sent.name,
					seconds
				) }
			</Snackbar>
		</div>
	);
}
