import { Tooltip } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent, Ref } from 'react';
import { useActions } from '../../api';
import type { Ticket } from '../../api';

interface SubjectProps {
	ticket: Ticket;
	headingRef: Ref< HTMLHeadingElement >;
}

/** The subject; a click or Enter on it makes it a field. */
export function Subject( { ticket, headingRef }: SubjectProps ) {
	const { editTicket } = useActions();
	const [ text, setText ] = useState< string | null >( null );
	const input = useRef< HTMLInputElement >( null );
	const button = useRef< HTMLButtonElement >( null );
	const isEditing = text !== null;
	const subject = ticket.subject || __( 'No subject', 'switchboard' );

	useEffect( () => {
		if ( isEditing ) {
			input.current?.select();
		}
	}, [ isEditing ] );

	const end = ( isKept: boolean ) => {
		const wanted = text?.trim() ?? '';
		if ( isKept && wanted !== '' && wanted !== ticket.subject ) {
			void editTicket( ticket.id, { subject: wanted } );
		}
		setText( null );
	};
	const onKeyDown = ( { key }: KeyboardEvent ) => {
		if ( key === 'Enter' || key === 'Escape' ) {
			end( key === 'Enter' );
			window.requestAnimationFrame( () => button.current?.focus() );
		}
	};
	if ( isEditing ) {
		return (
			<input
				ref={ input }
				className="switchboard-ticket__subject-field"
				dir="auto"
				aria-label={ __( 'Subject', 'switchboard' ) }
				maxLength={ 500 }
				value={ text }
				onChange={ ( event ) => setText( event.target.value ) }
				onBlur={ () => end( true ) }
				onKeyDown={ onKeyDown }
			/>
		);
	}
	return (
		<h1
			ref={ headingRef }
			tabIndex={ -1 }
			className="switchboard-ticket__subject"
			dir="auto"
		>
			{ ticket.permissions.update ? (
				<Tooltip text={ __( 'Change the subject', 'switchboard' ) }>
					<button
						ref={ button }
						type="button"
						onClick={ () => setText( ticket.subject ) }
					>
						{ subject }
					</button>
				</Tooltip>
			) : (
				subject
			) }
		</h1>
	);
}
