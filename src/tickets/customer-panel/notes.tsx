import { Button, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError, useActions } from '../../api';
import type { Contact } from '../../api';
import { ErrorNotice } from '../../components';
import { Section } from './section';

/** What the team knows about a customer. */
export function Notes( { contact }: { contact: Contact } ) {
	const { updateRecord } = useActions();
	const [ text, setText ] = useState< string | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );
	const save = async () => {
		setBusy( true );
		try {
			await updateRecord( 'contact', contact.id, { notes: text ?? '' } );
			setText( null );
			setError( null );
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	return (
		<Section name="notes" title={ __( 'Notes', 'switchboard' ) }>
			{ error && (
				<ErrorNotice message={ error } onRetry={ () => void save() } />
			) }
			{ text === null ? (
				<>
					{ contact.notes && (
						<p className="switchboard-customer__notes" dir="auto">
							{ contact.notes }
						</p>
					) }
					{ contact.permissions.update && (
						<Button
							variant="link"
							onClick={ () => setText( contact.notes ) }
						>
							{ contact.notes
								? __( 'Change', 'switchboard' )
								: __(
										'Add a note about this customer',
										'switchboard'
									) }
						</Button>
					) }
				</>
			) : (
				<div className="switchboard-customer__notes-form">
					<TextareaControl
						__nextHasNoMarginBottom
						hideLabelFromVision
						label={ __(
							'Notes about this customer',
							'switchboard'
						) }
						dir="auto"
						rows={ 4 }
						value={ text }
						onChange={ setText }
					/>
					<Button
						variant="secondary"
						size="compact"
						isBusy={ isBusy }
						disabled={ isBusy }
						onClick={ () => void save() }
					>
						{ __( 'Save', 'switchboard' ) }
					</Button>
					<Button
						variant="tertiary"
						size="compact"
						onClick={ () => setText( null ) }
					>
						{ __( 'Cancel', 'switchboard' ) }
					</Button>
				</div>
			) }
		</Section>
	);
}
