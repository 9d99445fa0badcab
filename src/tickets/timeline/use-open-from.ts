import { useRef } from '@wordpress/element';
import type { Message } from '../../api';

const isAnswer = ( message: Message | undefined ): boolean =>
	message?.kind === 'reply' && message.direction === 'out';

// A machine's mail begins no turn.
const isSaid = ( message: Message | undefined ): boolean =>
	message?.direction === 'in' && ! message.automatic;

/**
 * Where the last turn begins: all that the customer said since our answer before it, and what followed.
 *
 * @param messages The oldest first.
 * @return Sequence of its first message.
 */
export function lastTurn( messages: Message[] ): number {
	let index = messages.length - 1;
	while ( index > 0 && ! isSaid( messages[ index ] ) ) {
		index--;
	}
	if ( ! isSaid( messages[ index ] ) ) {
		return messages[ messages.length - 1 ]?.sequence ?? 0;
	}
	while ( index > 0 && ! isAnswer( messages[ index - 1 ] ) ) {
		index--;
	}
	return messages[ index ]?.sequence ?? 0;
}

/**
 * The sequence from which on messages are open, as it was when the ticket was opened: nothing folds while it is read.
 *
 * @param messages The oldest first.
 */
export function useOpenFrom( messages: Message[] ): number {
	const first = useRef< number | null >( null );
	if ( first.current === null && messages.length > 0 ) {
		first.current = lastTurn( messages );
	}
	return first.current ?? 0;
}
