import {
	BaseControl,
	Button,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronLeft } from '@wordpress/icons';
import type { FormEvent } from 'react';
import { useAll } from '../../api';
import {
	LazyRichText,
	Notice,
	Pane,
	PaneBody,
	PaneHead,
} from '../../components';
import { AttachButton } from '../composer/attach-button';
import { FileList } from '../composer/file-list';
import { useFiles } from '../composer/use-files';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
import { ContactPicker } from './contact-picker';
import { FieldError } from './field-error';
import { KindChoice } from './kind-choice';
import { MoreFields } from './more-fields';
import { useNewTicket } from './use-new-ticket';
import './style.scss';

/** A ticket that an agent opens for a customer. */
export function NewTicket( { place }: { place: Place } ) {
	const inboxes = useAll( 'inbox' );
	const leave = () => goTo( { ...place, ticket: null, panel: false } );
	const form = useNewTicket( ( { id } ) =>
		goTo( { ...place, ticket: id, panel: false }, { replace: true } )
	);
	const { values, errors, failure, isSending, change, send, clear } = form;
	const files = useFiles(
		( attachment ) =>
			change( ( before ) => ( {
				attachments: [ ...before.attachments, attachment ],
			} ) ),
		( { id } ) =>
			change( ( { attachments } ) => ( {
				attachments: attachments.filter( ( other ) => other.id !== id ),
			} ) )
	);
	const onSubmit = ( event: FormEvent ) => {
		event.preventDefault();
		void send();
	};
	return (
		<Pane
			label={ __( 'New ticket', 'switchboard' ) }
			className="switchboard-ticket-area"
		>
			<PaneHead
				level={ 1 }
				title={ __( 'New ticket', 'switchboard' ) }
				before={
					<Button
						className="switchboard-phone-only"
						icon={ chevronLeft }
						label={ __( 'Back to the list', 'switchboard' ) }
						onClick={ leave }
					/>
				}
			/>
			<PaneBody>
				<form
					className="switchboard-new-ticket"
					noValidate
					onSubmit={ onSubmit }
				>
					<ContactPicker
						value={ values.contact }
						error={ errors.contact ?? errors.email }
						onChange={ ( contact ) => change( { contact } ) }
					/>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Inbox', 'switchboard' ) }
						value={ String( values.inbox ) }
						options={ inboxes.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ) }
						onChange={ ( inbox ) =>
							change( { inbox: Number( inbox ) } )
						}
					/>
					<div>
						<TextControl
							__nextHasNoMarginBottom
							__next40pxDefaultSize
							label={ __( 'Subject', 'switchboard' ) }
							dir="auto"
							maxLength={ 500 }
							value={ values.subject }
							aria-invalid={ Boolean( errors.subject ) }
							onChange={ ( subject ) => change( { subject } ) }
						/>
						<FieldError text={ errors.subject } />
					</div>
					<KindChoice
						value={ values.kind }
						onChange={ ( kind ) => change( { kind } ) }
					/>
					<BaseControl
						__nextHasNoMarginBottom
						className={ `switchboard-new-ticket__message is-${ values.kind }` }
					>
						<LazyRichText
							label={ __( 'Message', 'switchboard' ) }
							placeholder={ __(
								'Write the first message',
								'switchboard'
							) }
							value={ values.html }
							minLines={ 6 }
							onChange={ ( html ) => change( { html } ) }
						/>
						<FieldError text={ errors.html } />
						<div className="switchboard-new-ticket__files">
							<AttachButton onFiles={ files.add } />
							<FileList
								attachments={ values.attachments }
								files={ files }
							/>
						</div>
					</BaseControl>
					<MoreFields values={ values } onChange={ change } />
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
							disabled={ isSending || files.isUploading }
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
								leave();
							} }
						>
							{ __( 'Discard', 'switchboard' ) }
						</Button>
					</div>
				</form>
			</PaneBody>
		</Pane>
	);
}
