import { useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import type { Entry } from './merge-timeline';

/** So near the end still counts as at the end. */
const NEAR = 80;

/**
 * Opens a timeline at its end and stays there while things grow, until the person scrolls away. Earlier
 * entries come in above without moving what is read.
 *
 * @param scroller What scrolls.
 * @param content  What grows inside.
 * @param entries  Entries.
 */
export function usePinnedEnd(
	scroller: RefObject< HTMLElement | null >,
	content: RefObject< HTMLElement | null >,
	entries: Entry[]
): void {
	const isPinned = useRef( true );
	const first = useRef< { id: string; height: number } | null >( null );

	useLayoutEffect( () => {
		const element = scroller.current;
		if ( ! element || ! content.current ) {
			return undefined;
		}
		const onScroll = () => {
			isPinned.current =
				element.scrollHeight -
					element.scrollTop -
					element.clientHeight <
				NEAR;
		};
		const observer = new ResizeObserver( () => {
			if ( isPinned.current ) {
				element.scrollTop = element.scrollHeight;
			}
		} );
		observer.observe( content.current );
		observer.observe( element );
		element.addEventListener( 'scroll', onScroll, { passive: true } );
		return () => {
			observer.disconnect();
			element.removeEventListener( 'scroll', onScroll );
		};
	}, [ scroller, content ] );

	const id = entries[ 0 ]?.id ?? '';
	useLayoutEffect( () => {
		const element = scroller.current;
		if ( ! element ) {
			return;
		}
		const height = element.scrollHeight;
		if ( first.current && first.current.id !== id && ! isPinned.current ) {
			element.scrollTop += height - first.current.height;
		}
		first.current = { id, height };
	}, [ scroller, id, entries ] );
}
