import { useEffect, useRef } from '@wordpress/element';
import { useActions } from '../../api';
import type { Message, Ticket } from '../../api';

/**
 * Marks what is on the screen as read, as soon as it is there and the window is visible.
 *
 * @param ticket   Ticket.
 * @param messages Its messages, the oldest first.
 */
export function useReadMark(
	ticket: Ticket | undefined,
	messages: Message[]
): void {
	const { markRead } = useActions();
	const marked = useRef( 0 );
	const newest = messages[ messages.length - 1 ]?.sequence ?? 0;
	useEffect( () => {
		const mark = () => {
			if (
				ticket?.unread &&
				newest > marked.current &&
				document.visibilityState === 'visible'
			) {
				marked.current = newest;
				void markRead( ticket, newest );
			}
		};
		mark();
		document.addEventListener( 'visibilitychange', mark );
		return () => document.removeEventListener( 'visibilitychange', mark );
	}, [ ticket, newest, markRead ] );
}
