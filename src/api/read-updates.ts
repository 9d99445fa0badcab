import { loadList, setLink } from './actions';
import { request } from './request';
import { listKey } from './resources';
import type { Query } from './resources';
import { loadCounters } from './ticket-actions';
import { loadTimeline, messagesQuery } from './timeline-actions';
import type { Thunk } from './thunk';
import type { Counters, Message, Updates } from './types';

interface Answer extends Omit< Updates, 'counters' > {
	counters: Counters | null;
}

/** What the screen shows now: it is read again at once, the rest when it is opened. */
export interface Watched {
	list: Query< 'ticket' > | null;
	ticket: number | null;
}

const startAgain =
	( { list }: Watched ): Thunk< void > =>
	( { dispatch } ) => {
		dispatch( {
			type: 'FORGET_LISTS',
			noun: 'ticket',
			keep: list ? listKey( 'ticket', list ) : undefined,
		} );
		void dispatch( loadCounters() );
		if ( list ) {
			void dispatch( loadList( 'ticket', list ) );
		}
	};

/** A delivery goes on without a new version of its ticket. */
const isDelivering =
	( ticket: number ): Thunk< boolean > =>
	( { select } ) =>
		(
			select.getList( 'message', messagesQuery( ticket ) )?.ids ?? []
		).some( ( id ) => {
			const message = select.getRecord( 'message', id ) as Message;
			return message.delivery?.state === 'queued';
		} );

/**
 * Asks once what changed and takes it in.
 *
 * @param watched What is on the screen.
 * @throws ApiError
 */
export const readUpdates =
	( watched: Watched ): Thunk< Promise< void > > =>
	async ( { dispatch, select } ) => {
		const since = select.getCursor();
		const { ticket } = watched;
		const before = ticket
			? select.getRecord( 'ticket', ticket )
			: undefined;
		const { cursor, tickets, gone, counters, reset } =
			await request< Answer >( 'updates', {
				query: since ? { since } : {},
			} );
		dispatch( {
			type: 'RECEIVE_UPDATES',
			cursor,
			tickets,
			gone,
			counters,
		} );
		dispatch( setLink( 'online' ) );
		if ( reset ) {
			dispatch( startAgain( watched ) );
		}
		if ( ! ticket ) {
			return;
		}
		const isNew = select.getRecord( 'ticket', ticket ) !== before;
		const isNamed = tickets.some( ( { id } ) => id === ticket );
		if (
			reset ||
			isNew ||
			( isNamed && dispatch( isDelivering( ticket ) ) )
		) {
			void dispatch( loadTimeline( ticket ) );
		}
	};
