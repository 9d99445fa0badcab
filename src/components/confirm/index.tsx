import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../notice';
import './style.scss';

interface ConfirmProps {
	/** A question. */
	title: string;
	/** What happens then. */
	children: ReactNode;
	/** On the button, a verb. */
	confirmLabel: string;
	cancelLabel?: string;
	isDestructive?: boolean;
	/** False as long as something must be chosen first. */
	canConfirm?: boolean;
	/** The dialog closes when it succeeded; what it throws is shown in it. */
	onConfirm: () => Promise< unknown > | void;
	onClose: () => void;
}

// Asks before something that can't be taken back.
export function Confirm( {
	title,
	children,
	confirmLabel,
	cancelLabel = __( 'Cancel', 'switchboard' ),
	isDestructive = false,
	canConfirm = true,
	onConfirm,
	onClose,
}: ConfirmProps ) {
	const [ isBusy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< string | null >( null );

	const confirm = async () => {
		setBusy( true );
		setFailure( null );
		try {
			await onConfirm();
			onClose();
		} catch ( thrown ) {
			setFailure( ( thrown as Error ).message );
			setBusy( false );
		}
	};
	return (
		<Modal
			className="switchboard-confirm"
			title={ title }
			size="small"
			onRequestClose={ () => ! isBusy && onClose() }
		>
			{ failure && <ErrorNotice message={ failure } /> }
			<div className="switchboard-confirm__text">{ children }</div>
			<div className="switchboard-confirm__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ onClose }
				>
					{ cancelLabel }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					isDestructive={ isDestructive }
					isBusy={ isBusy }
					disabled={ isBusy || ! canConfirm }
					accessibleWhenDisabled
					onClick={ confirm }
				>
					{ confirmLabel }
				</Button>
			</div>
		</Modal>
	);
}
