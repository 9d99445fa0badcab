import { EditorContent } from '@tiptap/react';
import { useEffect } from '@wordpress/element';
import type { ReactNode } from 'react';
import { RichTextTools } from './tools';
import { useRichText } from './use-rich-text';
import './style.scss';

export { EditorContent } from '@tiptap/react';
export { RichTextTools } from './tools';
export { useRichText } from './use-rich-text';
export type { RichTextOptions } from './use-rich-text';

interface RichTextProps {
	/** HTML. */
	value: string;
	onChange: ( html: string ) => void;
	label: string;
	placeholder?: string;
	minLines?: number;
	/** More tools behind the usual ones. */
	children?: ReactNode;
}

/** A text field with its tools below, for forms. */
export function RichText( {
	value,
	onChange,
	label,
	placeholder,
	minLines = 4,
	children,
}: RichTextProps ) {
	const editor = useRichText( { html: value, onChange, label, placeholder } );
	useEffect( () => {
		if (
			editor &&
			// StrictMode tears the first editor down before it is drawn anew.
			! editor.isDestroyed &&
			! editor.isFocused &&
			value !== ( editor.isEmpty ? '' : editor.getHTML() )
		) {
			editor.commands.setContent( value, { emitUpdate: false } );
		}
	}, [ editor, value ] );
	return (
		<div
			className="switchboard-rich-text"
			style={ { '--switchboard-lines': minLines } as React.CSSProperties }
		>
			<EditorContent editor={ editor } />
			{ editor && (
				<div className="switchboard-rich-text__tools">
					<RichTextTools editor={ editor } />
					{ children }
				</div>
			) }
		</div>
	);
}
