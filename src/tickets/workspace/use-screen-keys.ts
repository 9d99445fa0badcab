import { useEffect } from '@wordpress/element';
import { getBoot } from '../../api';
import { isTyping } from '../lib/is-typing';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';

const rows = (): HTMLElement[] => [
	...document.querySelectorAll< HTMLElement >(
		'.switchboard-list [data-ticket]'
	),
];

/** From anywhere on the screen j and k go into the list. */
function focusList(): void {
	const list = rows();
	const reachable = list.find( ( row ) => row.tabIndex === 0 ) ?? list[ 0 ];
	reachable?.focus();
}

/**
 * Keys that work wherever the focus is, as long as nobody types.
 *
 * @param place Where the person is.
 */
export function useScreenKeys( place: Place ): void {
	useEffect( () => {
		const onKeyDown = ( event: KeyboardEvent ) => {
			if ( event.defaultPrevented || isTyping( event ) ) {
				return;
			}
			const isInList = ( event.target as HTMLElement ).closest(
				'.switchboard-list'
			);
			if ( event.key === 'c' && getBoot().me.capabilities.reply ) {
				event.preventDefault();
				goTo( { ...place, ticket: 'new', panel: false } );
			} else if (
				( event.key === 'j' || event.key === 'k' ) &&
				! isInList
			) {
				event.preventDefault();
				focusList();
			}
		};
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [ place ] );
}
