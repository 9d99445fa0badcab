import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from '@wordpress/components';
import { __, isRTL } from '@wordpress/i18n';
import {
	code,
	formatBold,
	formatItalic,
	formatListBullets,
	formatListBulletsRTL,
	formatListNumbered,
	formatListNumberedRTL,
	quote,
} from '@wordpress/icons';
import type { ReactElement } from 'react';
import { LinkTool } from './link-tool';

interface Tool {
	name: string;
	label: string;
	icon: ReactElement;
	run: ( editor: Editor ) => void;
	isMinor?: boolean;
}

const tools = (): Tool[] => [
	{
		name: 'bold',
		label: __( 'Bold', 'switchboard' ),
		icon: formatBold,
		run: ( editor ) => editor.chain().focus().toggleBold().run(),
	},
	{
		name: 'italic',
		label: __( 'Italic', 'switchboard' ),
		icon: formatItalic,
		run: ( editor ) => editor.chain().focus().toggleItalic().run(),
	},
	{
		name: 'bulletList',
		label: __( 'List', 'switchboard' ),
		icon: isRTL() ? formatListBulletsRTL : formatListBullets,
		run: ( editor ) => editor.chain().focus().toggleBulletList().run(),
	},
	{
		name: 'orderedList',
		label: __( 'Numbered list', 'switchboard' ),
		icon: isRTL() ? formatListNumberedRTL : formatListNumbered,
		run: ( editor ) => editor.chain().focus().toggleOrderedList().run(),
		isMinor: true,
	},
	{
		name: 'blockquote',
		label: __( 'Quote', 'switchboard' ),
		icon: quote,
		run: ( editor ) => editor.chain().focus().toggleBlockquote().run(),
		isMinor: true,
	},
	{
		name: 'codeBlock',
		label: __( 'Code', 'switchboard' ),
		icon: code,
		run: ( editor ) => editor.chain().focus().toggleCodeBlock().run(),
		isMinor: true,
	},
];

/** Buttons for the marks and blocks of a text. */
export function RichTextTools( { editor }: { editor: Editor } ) {
	const active = useEditorState( {
		editor,
		selector: () =>
			tools()
				.map( ( { name } ) => name )
				.filter( ( name ) => editor.isActive( name ) ),
	} );
	const [ bold, italic, ...blocks ] = tools();
	const draw = ( tool: Tool | undefined ) =>
		tool && (
			<Button
				key={ tool.name }
				size="small"
				className={
					tool.isMinor
						? 'switchboard-rich-text__tool is-minor'
						: 'switchboard-rich-text__tool'
				}
				icon={ tool.icon }
				iconSize={ 20 }
				label={ tool.label }
				isPressed={ active.includes( tool.name ) }
				onClick={ () => tool.run( editor ) }
			/>
		);
	return (
		<>
			{ draw( bold ) }
			{ draw( italic ) }
			<LinkTool editor={ editor } />
			{ blocks.map( draw ) }
		</>
	);
}
