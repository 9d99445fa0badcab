import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Notice } from '../../components';
import type { NewTicketState } from './use-new-ticket';

interface FormEndProps {
	form: NewTicketState;
	isUploading: boolean;
	onLeave: () => void;
}

/** What went wrong at sending, and the buttons. */
export function FormEnd( { form, isUploading, onLeave }: FormEndProps ) {
	const { values, failure, isSending, send, clear } = form;
	return (
		<>
			{ failure && (
				<Notice
					status="error"
					actions={ [
						{
							label: __( 'Try now', 'switchboard' ),
							onClick: () => void send(),
						},
					] }
				>
					{ failure }
				</Notice>
			) }
			<div className="switchboard-new-ticket__end">
				<Button
					variant="primary"
					size="compact"
					type="submit"
					isBusy={ isSending }
					disabled={ isSending || isUploading }
					accessibleWhenDisabled
				>
					{ values.kind === 'reply'
						? __( 'Open ticket and send', 'switchboard' )
						: __( 'Open ticket', 'switchboard' ) }
				</Button>
				<Button
					variant="tertiary"
					size="compact"
					onClick={ () => {
						clear();
						onLeave();
					} }
				>
					{ __( 'Discard', 'switchboard' ) }
				</Button>
			</div>
		</>
	);
}
