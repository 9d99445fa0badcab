import { BaseControl, SelectControl, TextControl } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { useAll } from '../../api';
import { LazyRichText } from '../../components';
import { AttachButton } from '../composer/attach-button';
import { FileList } from '../composer/file-list';
import { useFiles } from '../composer/use-files';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
import { ContactPicker } from './contact-picker';
import { FieldError } from './field-error';
import { FormEnd } from './form-end';
import { KindChoice } from './kind-choice';
import { MoreFields } from './more-fields';
import { useNewTicket } from './use-new-ticket';

interface NewTicketFormProps {
	place: Place;
	onLeave: () => void;
}

export function NewTicketForm( { place, onLeave }: NewTicketFormProps ) {
	const inboxes = useAll( 'inbox' );
	const form = useNewTicket( ( { id } ) =>
		goTo( { ...place, ticket: id, panel: false }, { replace: true } )
	);
	const { values, errors, change, send } = form;
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
	const element = useRef< HTMLFormElement >( null );
	useEffect( () => {
		element.current
			?.querySelector< HTMLElement >( '[aria-invalid="true"]' )
			?.focus();
	}, [ errors ] );
	const onSubmit = ( event: FormEvent ) => {
		event.preventDefault();
		void send();
	};
	return (
		<form
			ref={ element }
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
				onChange={ ( inbox ) => change( { inbox: Number( inbox ) } ) }
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
				>
					<AttachButton onFiles={ ( added ) => files.add( added ) } />
				</LazyRichText>
				<FieldError text={ errors.html } />
				<FileList attachments={ values.attachments } files={ files } />
			</BaseControl>
			<MoreFields values={ values } onChange={ change } />
			<FormEnd
				form={ form }
				isUploading={ files.isUploading }
				onLeave={ onLeave }
			/>
		</form>
	);
}
