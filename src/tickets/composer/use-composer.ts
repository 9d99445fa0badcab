import { useEffect, useImperativeHandle } from '@wordpress/element';
import { getBoot, useAll } from '../../api';
import type { Attachment, Message } from '../../api';
import { useStored } from '../lib/use-stored';
import type { ComposerProps } from '.';
import { isEmptyDraft, messagesSince, seenAt } from './draft';
import { canGo, forwardOf, inKind } from './recipients';
import { PLAIN, sendOptions } from './send-options';
import type { Kind } from './types';
import { useComposerEditor } from './use-composer-editor';
import { useDraft } from './use-draft';
import { useFiles } from './use-files';
import { useParticipants } from './use-participants';
import { useSend } from './use-send';

const KINDS: Kind[] = [ 'reply', 'forward', 'note' ];

// Whom it goes to is asked first.
const focusFirstAddress = () =>
	document
		.querySelector< HTMLElement >(
			'.switchboard-composer__addresses input'
		)
		?.focus();

/** Draft, files, text and sending of one ticket, tied together. */
export function useComposer( props: ComposerProps ) {
	const { ticket, messages, controls, onSent, onLeave } = props;
	const newest = messages[ messages.length - 1 ]?.sequence ?? 0;
	const handle = useDraft( ticket.id, newest );
	const { draft, change, acknowledge } = handle;
	const statuses = useAll( 'status' );
	const [ choices, setChoices ] = useStored<
		Partial< Record< Kind, string > >
	>( 'send-choice', {} );
	const participants = useParticipants( ticket );
	const send = useSend( ticket, handle, onSent );
	const since = draft.since || seenAt( messages, draft.savedAt );
	const news = messagesSince(
		messages,
		{ ...draft, since },
		getBoot().me.id
	);
	const isUnpinned = since !== draft.since && ! isEmptyDraft( draft );
	useEffect( () => {
		// It is saved again and again: what it was written after stays.
		if ( isUnpinned ) {
			acknowledge( since );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ isUnpinned, since ] );
	const { permissions } = ticket;
	const kinds = KINDS.filter( ( each ) =>
		each === 'forward'
			? permissions.reply && draft.kind === 'forward'
			: permissions[ each ]
	);
	const kind = kinds.includes( draft.kind ) ? draft.kind : 'note';
	const all = sendOptions( kind, statuses );
	const options = permissions.update ? all : all.slice( 0, 1 );
	const choice = permissions.update ? ( choices[ kind ] ?? PLAIN ) : PLAIN;

	const files = useFiles(
		( attachment, isInline ) => place( attachment, isInline ),
		( { id } ) =>
			change( ( { attachments } ) => ( {
				attachments: attachments.filter( ( other ) => other.id !== id ),
			} ) )
	);
	const canSend = canGo( draft ) && ! files.isUploading && ! send.isSending;
	const onSend = () => {
		if ( canSend && news.length === 0 && ! send.hasConflict ) {
			void send.send( choice );
		}
	};
	const { editor, popup } = useComposerEditor( {
		handle,
		onFiles: ( added ) => files.add( added, true ),
		onSend,
		onLeave,
	} );

	const place = ( attachment: Attachment, isInline: boolean ) => {
		change( ( { attachments } ) => ( {
			attachments: [
				...attachments,
				{ ...attachment, inline: isInline },
			],
		} ) );
		if ( isInline ) {
			editor
				?.chain()
				.setImage( { src: attachment.url, alt: attachment.name } )
				.run();
		}
	};
	const write = ( next: Kind ) => {
		if ( kinds.includes( next ) ) {
			setKind( next );
			editor?.commands.focus( 'end' );
		}
	};
	const setKind = ( next: Kind ) =>
		change( ( before ) => inKind( before, next, messages ) );
	const forward = ( message: Message | null ) => {
		if ( permissions.reply ) {
			change( ( before ) => forwardOf( before, message, messages ) );
			window.requestAnimationFrame( focusFirstAddress );
		}
	};
	useImperativeHandle( controls, () => ( { write, forward } ) );

	return {
		handle,
		newest,
		kinds,
		kind,
		setKind,
		participants,
		options,
		choice,
		choose: ( value: string ) =>
			setChoices( { ...choices, [ kind ]: value } ),
		files,
		send,
		news,
		canSend,
		onSend,
		editor,
		popup,
	};
}
