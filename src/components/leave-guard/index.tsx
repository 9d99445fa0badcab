import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Confirm } from '../confirm';
import { navigate, setLeaveGuard } from '../navigation';

interface LeaveGuardProps {
	/** Whether something would be lost. */
	isDirty: boolean;
}

// While there are unsaved changes: asks before another place of the app, or another page, is opened.
export function LeaveGuard( { isDirty }: LeaveGuardProps ) {
	const [ leave, setLeave ] = useState< ( () => void ) | null >( null );
	useEffect( () => {
		if ( ! isDirty ) {
			return;
		}
		const warn = ( event: BeforeUnloadEvent ) => event.preventDefault();
		setLeaveGuard( ( go ) => setLeave( () => go ) );
		window.addEventListener( 'beforeunload', warn );
		return () => {
			setLeaveGuard( null );
			window.removeEventListener( 'beforeunload', warn );
		};
	}, [ isDirty ] );

	if ( ! leave ) {
		return null;
	}
	return (
		<Confirm
			title={ __( 'Leave without saving?', 'switchboard' ) }
			confirmLabel={ __( 'Leave', 'switchboard' ) }
			cancelLabel={ __( 'Stay here', 'switchboard' ) }
			isDestructive
			onConfirm={ leave }
			onClose={ () => setLeave( null ) }
		>
			<p>
				{ __(
					'What you changed on this page is not saved yet and would be lost.',
					'switchboard'
				) }
			</p>
		</Confirm>
	);
}

/**
 * Goes to a place although something was typed, because it is saved now.
 *
 * @param path    Such as `/settings/inboxes/3`.
 * @param options As of `navigate`.
 */
export function leaveTo(
	path: string,
	options?: Parameters< typeof navigate >[ 1 ]
): void {
	setLeaveGuard( null );
	navigate( path, options );
}
