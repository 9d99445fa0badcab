import { useEffect } from '@wordpress/element';
import type { ComposerHandle } from '../composer';
import { isTyping } from '../lib/is-typing';

/**
 * r writes a reply, n a note, Escape goes back to the list.
 *
 * @param write  Opens the composer.
 * @param onBack Back to the list.
 */
export function useTicketKeys(
	write: ComposerHandle[ 'write' ],
	onBack: () => void
): void {
	useEffect( () => {
		const onKeyDown = ( event: KeyboardEvent ) => {
			if ( event.defaultPrevented || isTyping( event ) ) {
				return;
			}
			if ( event.key === 'r' || event.key === 'n' ) {
				event.preventDefault();
				write( event.key === 'r' ? 'reply' : 'note' );
			} else if ( event.key === 'Escape' ) {
				onBack();
			}
		};
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [ write, onBack ] );
}
