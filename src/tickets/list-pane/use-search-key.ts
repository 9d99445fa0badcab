import { useEffect } from '@wordpress/element';
import type { RefObject } from 'react';
import { isTyping } from '../lib/is-typing';

/**
 * The slash goes to the search box.
 *
 * @param box Search box.
 */
export function useSearchKey(
	box: RefObject< HTMLInputElement | null >
): void {
	useEffect( () => {
		const onKeyDown = ( event: KeyboardEvent ) => {
			if ( event.key === '/' && ! isTyping( event ) ) {
				event.preventDefault();
				box.current?.focus();
			}
		};
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [ box ] );
}
