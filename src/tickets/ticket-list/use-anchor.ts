import { useLayoutEffect, useRef, useState } from '@wordpress/element';
import type { RefObject } from 'react';

/**
 * How far rows have moved under a place that stays where it is.
 *
 * @param before Identifiers before.
 * @param after  Identifiers now.
 * @param anchor Index before of the row that shall not move.
 * @return Rows that came in above it, negative for rows that left.
 */
export function movedRows(
	before: number[],
	after: number[],
	anchor: number
): number {
	for ( let index = anchor; index < before.length; index++ ) {
		const now = after.indexOf( before[ index ] as number );
		if ( now !== -1 ) {
			return now - index;
		}
	}
	return 0;
}

/**
 * Keeps the row under the pointer, else the first visible one, where it is while rows come and go above it.
 *
 * @param scroller  What scrolls.
 * @param ids       Rows in their order.
 * @param rowHeight Height of each.
 * @return How many rows have come in above what is seen, until the person has been there.
 */
export function useAnchor(
	scroller: RefObject< HTMLElement | null >,
	ids: number[],
	rowHeight: number
): number {
	const pointer = useRef< number | null >( null );
	const before = useRef( ids );
	const [ above, setAbove ] = useState( 0 );

	useLayoutEffect( () => {
		const element = scroller.current;
		if ( ! element ) {
			return undefined;
		}
		const onMove = ( event: PointerEvent ) => {
			pointer.current =
				event.clientY - element.getBoundingClientRect().top;
		};
		const onLeave = () => {
			pointer.current = null;
		};
		const onScroll = () =>
			element.scrollTop < rowHeight / 2 && setAbove( 0 );
		element.addEventListener( 'pointermove', onMove );
		element.addEventListener( 'pointerleave', onLeave );
		element.addEventListener( 'scroll', onScroll, { passive: true } );
		return () => {
			element.removeEventListener( 'pointermove', onMove );
			element.removeEventListener( 'pointerleave', onLeave );
			element.removeEventListener( 'scroll', onScroll );
		};
	}, [ scroller, rowHeight ] );

	useLayoutEffect( () => {
		const element = scroller.current;
		const known = before.current;
		before.current = ids;
		const isAtTop = pointer.current === null && element?.scrollTop === 0;
		if ( ! element || known === ids || isAtTop ) {
			return;
		}
		const anchor = Math.floor(
			( element.scrollTop + ( pointer.current ?? 0 ) ) / rowHeight
		);
		const moved = movedRows( known, ids, anchor );
		element.scrollTop += moved * rowHeight;
		setAbove( ( count ) => Math.max( 0, count + moved ) );
	}, [ scroller, ids, rowHeight ] );

	return above;
}
