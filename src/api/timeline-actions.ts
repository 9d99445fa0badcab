import { noteError } from './actions';
import { toApiError } from './errors';
import { requestPage } from './request';
import type { InTicket } from './resources';
import type { Thunk } from './thunk';
import type { Event, Message } from './types';

// The newest first, so that a long ticket opens at its end.
export const messagesQuery = ( ticket: number ): InTicket => ( {
	ticket,
	order: 'desc',
	per_page: 25,
} );

export const eventsQuery = ( ticket: number ): InTicket => ( {
	ticket,
	per_page: 50,
} );

type Entry = Message | Event;

const readNewest =
	< T extends Entry >(
		noun: 'message' | 'event',
		query: InTicket
	): Thunk< Promise< void > > =>
	async ( { dispatch, select } ) => {
		const { ticket, ...rest } = query;
		const list = select.getList( noun, query );
		const { items, cursor } = await requestPage< T >(
			`tickets/${ ticket }/${ noun }s`,
			rest
		);
		const isGapless = items.some( ( { id } ) => list?.ids.includes( id ) );
		if ( ! list || ! isGapless ) {
			dispatch( {
				type: 'RECEIVE_PAGE',
				noun,
				query,
				items,
				cursor,
				append: false,
			} );
			return;
		}
		const known = list.ids
			.filter( ( id ) => ! items.some( ( item ) => item.id === id ) )
			.map( ( id ) => select.getRecord( noun, id ) as T )
			// What went to another ticket meanwhile is read there.
			.filter( ( item ) => item.ticket === ticket );
		dispatch( {
			type: 'RECEIVE_PAGE',
			noun,
			query,
			items: [ ...items, ...known ],
			cursor: list.cursor,
			append: false,
		} );
	};

/**
 * Reads the newest messages and events of a ticket and joins them to what is loaded. Does nothing
 * for a ticket whose messages nobody has opened; never throws.
 *
 * @param ticket Ticket.
 */
export const loadTimeline =
	( ticket: number ): Thunk< Promise< void > > =>
	async ( { dispatch, select } ) => {
		if ( ! select.getList( 'message', messagesQuery( ticket ) ) ) {
			return;
		}
		await Promise.all( [
			dispatch(
				readNewest< Message >( 'message', messagesQuery( ticket ) )
			),
			dispatch( readNewest< Event >( 'event', eventsQuery( ticket ) ) ),
		] ).catch( ( thrown ) =>
			dispatch( noteError( toApiError( thrown ) ) )
		);
	};
