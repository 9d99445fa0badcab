import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { getBoot, isUnanswered, toApiError, useActions } from '../../api';
import type { Ticket, TicketCreate } from '../../api';
import { outgoing } from '../composer/draft';
import { readStored, writeStored } from '../lib/use-stored';
import { check } from './check';
import type { Errors, Values } from './types';

const KEY = 'new-ticket';

interface Stored extends Values {
	/** The same form sent twice makes one ticket. */
	clientId: string;
}

const blank = (): Stored => ( {
	inbox: getBoot().inboxes[ 0 ]?.id ?? 0,
	contact: { id: null, name: '', email: '' },
	subject: '',
	kind: 'reply',
	html: '',
	attachments: [],
	priority: 'normal',
	assignee: getBoot().me.id,
	team: null,
	tags: [],
	fields: {},
	clientId: crypto.randomUUID(),
} );

function bodyOf( {
	clientId,
	contact,
	kind,
	html,
	attachments,
	subject,
	...rest
}: Stored ): TicketCreate {
	return {
		...rest,
		subject: subject.trim(),
		contact: contact.id
			? { id: contact.id }
			: { email: contact.email.trim(), name: contact.name.trim() },
		message: {
			kind,
			...outgoing( {
				kind: 'reply',
				html,
				attachments,
				recipients: null,
			} ),
		},
		client_id: clientId,
	};
}

export interface NewTicketState {
	values: Values;
	errors: Errors;
	/** What the site said. */
	failure: string | null;
	isSending: boolean;
	change: (
		changes: Partial< Values > | ( ( before: Values ) => Partial< Values > )
	) => void;
	send: () => Promise< void >;
	clear: () => void;
}

/**
 * The form of a new ticket; what is typed stays in this browser until the site has it.
 *
 * @param onCreated Called with the ticket.
 */
export function useNewTicket(
	onCreated: ( ticket: Ticket ) => void
): NewTicketState {
	const { createTicket } = useActions();
	const [ values, setValues ] = useState< Stored >(
		() => readStored< Stored >( KEY ) ?? blank()
	);
	const [ errors, setErrors ] = useState< Errors >( {} );
	const [ failure, setFailure ] = useState< string | null >( null );
	const [ isSending, setSending ] = useState( false );

	const send = async () => {
		const found = check( values );
		setErrors( found );
		if ( Object.keys( found ).length > 0 ) {
			speak( Object.values( found ).join( ' ' ), 'assertive' );
			return;
		}
		setSending( true );
		setFailure( null );
		try {
			const ticket = await createTicket( bodyOf( values ) );
			writeStored( KEY, null );
			speak(
				sprintf(
					/* translators: %d: number of a ticket. */
					__( 'Ticket #%d is open.', 'switchboard' ),
					ticket.number
				)
			);
			onCreated( ticket );
		} catch ( thrown ) {
			const error = toApiError( thrown );
			setFailure(
				isUnanswered( error )
					? __(
							'The site did not answer. What you wrote is kept in this browser.',
							'switchboard'
						)
					: error.message
			);
			setSending( false );
		}
	};
	return {
		values,
		errors,
		failure,
		isSending,
		change: ( changes ) =>
			setValues( ( before ) => {
				const made =
					typeof changes === 'function' ? changes( before ) : changes;
				const next = { ...before, ...made };
				writeStored( KEY, next );
				return next;
			} ),
		send,
		clear: () => {
			writeStored( KEY, null );
			setValues( blank() );
			setErrors( {} );
			setFailure( null );
		},
	};
}
