import { useEffect } from '@wordpress/element';
import type { TicketListProps } from '.';

/** How near the end the next page is asked for. */
const AHEAD = 12;

type Pages = Pick<
	TicketListProps,
	'tickets' | 'hasMore' | 'isLoadingMore' | 'hasFailed' | 'onMore'
>;

/**
 * Asks for the next page when the end comes near; after a failure only the button does.
 *
 * @param pages What is loaded.
 * @param last  Index of the last drawn row.
 */
export function useEndless( pages: Pages, last: number ): void {
	const { tickets, hasMore, isLoadingMore, hasFailed, onMore } = pages;
	const isWanted = hasMore && ! isLoadingMore && ! hasFailed;
	useEffect( () => {
		if ( isWanted && last >= tickets.length - AHEAD ) {
			onMore();
		}
	}, [ isWanted, last, tickets.length, onMore ] );
}
