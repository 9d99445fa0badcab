import { useEffect } from '@wordpress/element';
import type { RefObject } from 'react';

/**
 * Takes the focus to the heading where the person came by keyboard or where the list is out of sight;
 * a mouse beside a visible list keeps it.
 *
 * @param heading Heading of the ticket.
 */
export function useArrival( heading: RefObject< HTMLElement | null > ): void {
	useEffect( () => {
		const before = heading.current?.ownerDocument.activeElement;
		const hasMoved = before?.tagName !== 'BODY';
		const isOnePane =
			hasMoved && window.matchMedia( '(max-width: 782px)' ).matches;
		if ( isOnePane || before?.matches( '[data-ticket]:focus-visible' ) ) {
			heading.current?.focus();
		}
	}, [ heading ] );
}
