import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button, Dropdown, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { link as linkIcon } from '@wordpress/icons';
import type { FormEvent } from 'react';

const withProtocol = ( url: string ): string => {
	if ( /^[a-z][a-z0-9+.-]*:/i.test( url ) ) {
		return url;
	}
	return url.includes( '@' ) ? `mailto:${ url }` : `https://${ url }`;
};

/** Sets or takes away the link of what is selected; without a selection the address itself is written. */
export function LinkTool( { editor }: { editor: Editor } ) {
	const isActive = useEditorState( {
		editor,
		selector: () => editor.isActive( 'link' ),
	} );
	return (
		<Dropdown
			contentClassName="switchboard-popover"
			popoverProps={ { placement: 'top-start' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					size="small"
					className="switchboard-rich-text__tool"
					icon={ linkIcon }
					iconSize={ 20 }
					label={ __( 'Link', 'switchboard' ) }
					isPressed={ isActive }
					aria-expanded={ isOpen }
					onClick={ onToggle }
				/>
			) }
			renderContent={ ( { onClose } ) => (
				<LinkForm editor={ editor } onClose={ onClose } />
			) }
		/>
	);
}

function LinkForm( {
	editor,
	onClose,
}: {
	editor: Editor;
	onClose: () => void;
} ) {
	const before = String( editor.getAttributes( 'link' ).href ?? '' );
	const [ url, setUrl ] = useState( before );
	const onSubmit = ( event: FormEvent ) => {
		event.preventDefault();
		const href = withProtocol( url.trim() );
		const chain = editor.chain().focus().extendMarkRange( 'link' );
		if ( editor.state.selection.empty && before === '' ) {
			chain
				.insertContent( {
					type: 'text',
					text: url.trim(),
					marks: [ { type: 'link', attrs: { href } } ],
				} )
				.run();
		} else {
			chain.setLink( { href } ).run();
		}
		onClose();
	};
	const remove = () => {
		editor.chain().focus().extendMarkRange( 'link' ).unsetLink().run();
		onClose();
	};
	return (
		<form className="switchboard-rich-text__link" onSubmit={ onSubmit }>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Address', 'switchboard' ) }
				value={ url }
				dir="ltr"
				inputMode="url"
				required
				onChange={ setUrl }
			/>
			<div className="switchboard-rich-text__link-actions">
				<Button variant="primary" size="compact" type="submit">
					{ __( 'Apply', 'switchboard' ) }
				</Button>
				{ before && (
					<Button
						variant="tertiary"
						size="compact"
						onClick={ remove }
					>
						{ __( 'Remove the link', 'switchboard' ) }
					</Button>
				) }
			</div>
		</form>
	);
}
