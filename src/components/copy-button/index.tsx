import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

const SHOWN = 2000;

interface CopyButtonProps {
	text: string;
	/** What is copied, for those who don't see what it stands beside. */
	label: string;
}

// Copies a text and says so.
export function CopyButton( { text, label }: CopyButtonProps ) {
	const [ isCopied, setCopied ] = useState( false );
	const ref = useCopyToClipboard< HTMLButtonElement >( text, () => {
		setCopied( true );
		speak( __( 'Copied.', 'switchboard' ) );
	} );
	useEffect( () => {
		if ( ! isCopied ) {
			return undefined;
		}
		const timer = window.setTimeout( () => setCopied( false ), SHOWN );
		return () => window.clearTimeout( timer );
	}, [ isCopied ] );
	return (
		<Button
			ref={ ref }
			__next40pxDefaultSize
			variant="secondary"
			aria-label={ label }
		>
			{ isCopied
				? __( 'Copied', 'switchboard' )
				: __( 'Copy', 'switchboard' ) }
		</Button>
	);
}
