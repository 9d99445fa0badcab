import type { AnyExtension, Editor } from '@tiptap/core';
import { Placeholder } from '@tiptap/extension-placeholder';
import { useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useRef } from '@wordpress/element';

export interface RichTextOptions {
	/** HTML at first; later changes go through the editor. */
	html: string;
	onChange: ( html: string ) => void;
	label: string;
	placeholder?: string;
	extensions?: AnyExtension[];
	/** Files that were pasted or dropped into the text. */
	onFiles?: ( files: File[] ) => void;
	/** Return true to keep the key from the text. */
	onKeyDown?: ( event: KeyboardEvent ) => boolean;
}

const filesOf = ( data: DataTransfer | null ): File[] => [
	...( data?.files ?? [] ),
];

/**
 * A text field with bold, italic, links, lists, quotes and code.
 *
 * @param options Options; only functions may change later.
 */
export function useRichText( options: RichTextOptions ): Editor | null {
	const latest = useRef( options );
	latest.current = options;
	const take = ( data: DataTransfer | null ): boolean => {
		const files = filesOf( data );
		if ( files.length === 0 || ! latest.current.onFiles ) {
			return false;
		}
		latest.current.onFiles( files );
		return true;
	};
	return useEditor( {
		content: options.html,
		textDirection: 'auto',
		shouldRerenderOnTransaction: false,
		extensions: [
			StarterKit.configure( {
				heading: false,
				horizontalRule: false,
				underline: false,
				link: { openOnClick: false, defaultProtocol: 'https' },
			} ),
			Placeholder.configure( {
				placeholder: () => latest.current.placeholder ?? '',
			} ),
			...( options.extensions ?? [] ),
		],
		editorProps: {
			attributes: () => ( {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': latest.current.label,
				class: 'switchboard-rich-text__text switchboard-prose',
			} ),
			handleKeyDown: ( _view, event ) =>
				latest.current.onKeyDown?.( event ) ?? false,
			handlePaste: ( _view, event ) => take( event.clipboardData ),
			handleDrop: ( _view, event ) => take( event.dataTransfer ),
		},
		onUpdate: ( { editor } ) =>
			latest.current.onChange( editor.isEmpty ? '' : editor.getHTML() ),
	} );
}
