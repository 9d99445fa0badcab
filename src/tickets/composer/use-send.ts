import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	getBoot,
	getConflict,
	isUnanswered,
	siteNow,
	toApiError,
	useActions,
	useAll,
} from '../../api';
import type { ApiError, Message, Ticket } from '../../api';
import { useUndoSend } from '../undo-send';
import { clientId, emptyDraft, mentionsIn, outgoing } from './draft';
import { PLAIN } from './send-options';
import type { StatusCategory } from '../lib/labels';
import type { DraftHandle } from './use-draft';

/** So long a reply waits, that it can be taken back. */
const UNDO = 10_000;

export interface Send {
	isSending: boolean;
	error: string | null;
	/** Others changed the ticket; what they did isn't a message. */
	hasConflict: boolean;
	send: ( choice: string, isForced?: boolean ) => Promise< void >;
	dismiss: () => void;
}

const sentence = ( error: ApiError ): string =>
	isUnanswered( error )
		? __(
				'The site did not answer. Your text is kept in this browser.',
				'switchboard'
			)
		: error.message;

const isByOthers = ( error: ApiError, me: number ): boolean =>
	( getConflict( error )?.changes ?? [] ).some(
		( { actor } ) => actor.type !== 'agent' || actor.id !== me
	);

/**
 * Sends a draft. Its text stays until the site has it.
 *
 * @param ticket Ticket.
 * @param handle Its draft.
 * @param onSent Called when the site has it.
 */
export function useSend(
	ticket: Ticket,
	handle: DraftHandle,
	onSent: ( message: Message ) => void
): Send {
	const { sendMessage, refreshTicket } = useActions();
	const agents = useAll( 'agent' );
	const { announce } = useUndoSend();
	const [ isSending, setSending ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );
	const [ hasConflict, setConflict ] = useState( false );
	const { me } = getBoot();

	const post = ( choice: string, version: number | undefined ) => {
		const { draft } = handle;
		const isNote = draft.kind === 'note';
		return sendMessage( ticket.id, {
			kind: draft.kind,
			...outgoing( draft ),
			client_id: clientId( draft, choice ),
			...( isNote
				? { mentions: mentionsIn( draft.html, agents ) }
				: { available_at: inAWhile() } ),
			...( choice === PLAIN ? {} : { status: choice as StatusCategory } ),
			...( version === undefined ? {} : { version } ),
		} );
	};

	const finish = ( message: Message ) => {
		const sent = handle.draft;
		handle.replace(
			emptyDraft(
				me.capabilities.reply ? 'reply' : 'note',
				message.sequence
			)
		);
		speak(
			{
				note: __( 'Note added.', 'switchboard' ),
				reply: __( 'Reply queued.', 'switchboard' ),
				forward: __( 'Forward queued.', 'switchboard' ),
			}[ sent.kind ]
		);
		if (
			message.delivery?.state === 'queued' &&
			message.delivery.next_try_at
		) {
			announce( {
				message,
				name:
					sent.kind === 'forward'
						? message.delivery.to
						: ticket.contact_name,
				until: Math.min(
					Date.parse( message.delivery.next_try_at ),
					siteNow() + UNDO
				),
				onUndone: () =>
					handle.replace( {
						...sent,
						seed: emptyDraft( 'reply', 0 ).seed,
						isDirty: true,
					} ),
			} );
		}
		onSent( message );
	};

	const send = async ( choice: string, isForced = false ) => {
		setSending( true );
		setError( null );
		setConflict( false );
		await handle.settle();
		try {
			const seen = isForced ? undefined : ticket.version;
			finish(
				await post( choice, seen ).catch( ( thrown ) => {
					const failure = toApiError( thrown );
					const conflict = getConflict( failure );
					// What I changed myself meanwhile is no conflict.
					if ( conflict && ! isByOthers( failure, me.id ) ) {
						return post( choice, conflict.version );
					}
					throw failure;
				} )
			);
		} catch ( thrown ) {
			const failure = toApiError( thrown );
			if ( getConflict( failure ) ) {
				setConflict( true );
				void refreshTicket( ticket.id );
			} else {
				setError( sentence( failure ) );
			}
		}
		setSending( false );
	};

	return {
		isSending,
		error,
		hasConflict,
		send,
		dismiss: () => {
			setError( null );
			setConflict( false );
		},
	};
}

const inAWhile = (): string =>
	new Date( siteNow() + UNDO ).toISOString().replace( /\.\d+Z$/, 'Z' );
