import { createSelector } from '@wordpress/data';
import { listKey } from './resources';
import type { Id, Item, Noun, Query } from './resources';
import type { Edit, Link, ListState, RequestState, State } from './state';
import type { Counters, Ticket } from './types';

const edited = new WeakMap< Edit[], { base: Ticket; ticket: Ticket } >();

function withEdits( base: Ticket, edits: Edit[] | undefined ): Ticket {
	if ( ! edits ) {
		return base;
	}
	const known = edited.get( edits );
	if ( known?.base === base ) {
		return known.ticket;
	}
	const ticket = edits.reduce< Ticket >(
		( result, { changes } ) => ( {
			...result,
			...changes,
			version: base.version,
			fields: { ...result.fields, ...changes.fields },
		} ),
		base
	);
	edited.set( edits, { base, ticket } );
	return ticket;
}

/**
 * One record; a ticket with the changes that are on their way.
 *
 * @param state State.
 * @param noun  Noun.
 * @param id    Identifier.
 */
export function getRecord(
	state: State,
	noun: Noun,
	id: Id
): Item< Noun > | undefined {
	const record = state.records[ noun ][ id ];
	return record && noun === 'ticket'
		? withEdits( record as Ticket, state.edits[ Number( id ) ] )
		: record;
}

export function getList(
	state: State,
	noun: Noun,
	query: Query< Noun >
): ListState | undefined {
	return state.lists[ listKey( noun, query ) ];
}

export const getListRecords = createSelector(
	( state: State, noun: Noun, query: Query< Noun > ): Item< Noun >[] =>
		( getList( state, noun, query )?.ids ?? [] )
			.map( ( id ) => getRecord( state, noun, id ) )
			.filter(
				( record ): record is Item< Noun > => record !== undefined
			),
	( state: State, noun: Noun, query: Query< Noun > ) => [
		state.lists[ listKey( noun, query ) ],
		state.records[ noun ],
		noun === 'ticket' ? state.edits : null,
	]
);

export function getRequest(
	state: State,
	key: string
): RequestState | undefined {
	return state.requests[ key ];
}

/**
 * The numbers beside the views.
 *
 * @param state State.
 */
export function getCounters( state: State ): Counters | null {
	return state.counters;
}

export function getCursor( state: State ): string | null {
	return state.cursor;
}

export function getLink( state: State ): Link {
	return state.link;
}
