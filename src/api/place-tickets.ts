import type { Id } from './resources';
import type { ListState } from './state';
import { compareTickets, matchesQuery } from './ticket-query';
import type { Ticket, TicketList } from './types';

type Tickets = Record< string, Ticket >;

function placeOf(
	ticket: Ticket,
	ids: Id[],
	tickets: Tickets,
	query: TicketList
): number {
	const index = ids.findIndex( ( id ) => {
		const other = tickets[ id ];
		return (
			other !== undefined && compareTickets( ticket, other, query ) < 0
		);
	} );
	return index === -1 ? ids.length : index;
}

function placeTicket(
	list: ListState,
	ticket: Ticket,
	tickets: Tickets,
	me: number
): ListState {
	const query = list.query as TicketList;
	const isMatch = matchesQuery( ticket, query, me );
	if ( isMatch === null ) {
		return list;
	}
	const others = list.ids.filter( ( id ) => id !== ticket.id );
	const wasListed = others.length < list.ids.length;
	if ( ! isMatch ) {
		return wasListed ? { ...list, ids: others } : list;
	}
	const place = placeOf( ticket, others, tickets, query );
	// Behind the last loaded row lies unknown land: the next page will bring it.
	if ( place === others.length && list.cursor !== null ) {
		return wasListed ? { ...list, ids: others } : list;
	}
	return list.ids[ place ] === ticket.id
		? list
		: {
				...list,
				ids: [
					...others.slice( 0, place ),
					ticket.id,
					...others.slice( place ),
				],
			};
}

/**
 * Puts changed tickets where they now belong in every loaded list.
 *
 * @param lists   All lists.
 * @param tickets All tickets, as they are now.
 * @param changed Identifiers of the changed ones.
 * @param me      Who looks.
 */
export function placeTickets(
	lists: Record< string, ListState >,
	tickets: Tickets,
	changed: Id[],
	me: number
): Record< string, ListState > {
	let hasMoved = false;
	const entries = Object.entries( lists ).map(
		( [ key, list ] ): [ string, ListState ] => {
			if ( list.noun !== 'ticket' ) {
				return [ key, list ];
			}
			const placed = changed.reduce( ( result, id ) => {
				const ticket = tickets[ id ];
				return ticket
					? placeTicket( result, ticket, tickets, me )
					: result;
			}, list );
			hasMoved ||= placed !== list;
			return [ key, placed ];
		}
	);
	return hasMoved ? Object.fromEntries( entries ) : lists;
}
