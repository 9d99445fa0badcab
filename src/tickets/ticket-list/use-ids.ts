import { useRef } from '@wordpress/element';
import type { Ticket } from '../../api';

/**
 * The identifiers, the same array as long as they are the same.
 *
 * @param tickets Tickets.
 */
export function useIds( tickets: Ticket[] ): number[] {
	const ids = useRef< number[] >( [] );
	const next = tickets.map( ( { id } ) => id );
	if (
		next.length !== ids.current.length ||
		next.some( ( id, index ) => id !== ids.current[ index ] )
	) {
		ids.current = next;
	}
	return ids.current;
}
