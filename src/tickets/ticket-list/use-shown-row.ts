import { useEffect, useRef } from '@wordpress/element';

/**
 * Brings the open ticket's row into sight, once: when the list has it for the first time.
 *
 * @param ids     Rows in their order.
 * @param current Open ticket.
 * @param show    Scrolls to a row, if it must.
 */
export function useShownRow(
	ids: number[],
	current: number | null,
	show: ( index: number ) => void
): void {
	const isDone = useRef( false );
	useEffect( () => {
		const index = current === null ? -1 : ids.indexOf( current );
		if ( ! isDone.current && ids.length > 0 ) {
			isDone.current = true;
			if ( index !== -1 ) {
				show( index );
			}
		}
	}, [ ids, current, show ] );
}
