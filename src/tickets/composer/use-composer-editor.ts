import type { Editor } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { isKeyboardEvent } from '@wordpress/keycodes';
import { useAll } from '../../api';
import { useRichText } from '../../components/rich-text';
import { agentMention } from './mention';
import type { MentionPopup } from './mention';
import type { DraftHandle } from './use-draft';

interface ComposerEditor {
	editor: Editor | null;
	popup: MentionPopup | null;
}

interface ComposerEditorOptions {
	handle: DraftHandle;
	onFiles: ( files: File[] ) => void;
	onSend: () => void;
	onLeave: () => void;
}

/** The text of the composer with pictures and mentions, tied to its draft. */
export function useComposerEditor(
	options: ComposerEditorOptions
): ComposerEditor {
	const { handle, onFiles } = options;
	const { draft, revision } = handle;
	const [ popup, setPopup ] = useState< MentionPopup | null >( null );
	const agents = useAll( 'agent' );
	const latest = useRef( { ...options, agents, popup } );
	latest.current = { ...options, agents, popup };
	const extensions = useMemo(
		() => [
			Image.configure( { inline: true } ),
			agentMention( {
				agents: () => latest.current.agents,
				isAllowed: () => latest.current.handle.draft.kind === 'note',
				onPopup: setPopup,
			} ),
		],
		[]
	);
	const isNote = draft.kind === 'note';
	const isForward = draft.kind === 'forward';
	const editor = useRichText( {
		html: draft.html,
		label: {
			note: __( 'Text of the note', 'switchboard' ),
			reply: __( 'Text of the reply', 'switchboard' ),
			forward: __( 'Text of the forward', 'switchboard' ),
		}[ draft.kind ],
		placeholder: {
			note: __(
				'Write to your team, @ mentions somebody',
				'switchboard'
			),
			reply: __( 'Write your reply', 'switchboard' ),
			forward: __(
				'Write a few words of your own, or none',
				'switchboard'
			),
		}[ draft.kind ],
		extensions,
		onChange: ( html ) => latest.current.handle.change( { html } ),
		onFiles,
		onKeyDown: ( event ) => {
			if ( isKeyboardEvent.primary( event, 'Enter' ) ) {
				latest.current.onSend();
				return true;
			}
			if ( event.key === 'Escape' && ! latest.current.popup ) {
				latest.current.onLeave();
				return true;
			}
			return false;
		},
	} );

	useEffect( () => {
		if ( editor && revision > 0 ) {
			editor.commands.setContent( latest.current.handle.draft.html, {
				emitUpdate: false,
			} );
		}
	}, [ editor, revision ] );

	// The hint for an empty text and the label depend on the kind.
	useEffect(
		() => editor?.view.dispatch( editor.state.tr ),
		[ editor, isNote, isForward ]
	);

	return { editor, popup };
}
