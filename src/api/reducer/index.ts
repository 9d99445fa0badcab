import { combineReducers } from '@wordpress/data';
import { placeTickets } from '../place-tickets';
import type { Id } from '../resources';
import type { Action, State } from '../state';
import { edits } from './edits';
import { lists } from './lists';
import { records } from './records';
import { requests } from './requests';

function counters(
	state: State[ 'counters' ] = null,
	action: Action
): State[ 'counters' ] {
	switch ( action.type ) {
		case 'SEED':
		case 'RECEIVE_COUNTERS':
		case 'RECEIVE_UPDATES':
			return action.counters ?? state;
	}
	return state;
}

const cursor = (
	state: State[ 'cursor' ] = null,
	action: Action
): State[ 'cursor' ] =>
	action.type === 'SEED' || action.type === 'RECEIVE_UPDATES'
		? action.cursor
		: state;

const link = (
	state: State[ 'link' ] = 'online',
	action: Action
): State[ 'link' ] => ( action.type === 'SET_LINK' ? action.link : state );

const me = ( state: State[ 'me' ] = 0, action: Action ): State[ 'me' ] =>
	action.type === 'SEED' ? action.me : state;

const slices = combineReducers( {
	records,
	lists,
	requests,
	edits,
	counters,
	cursor,
	link,
	me,
} );

function changedTickets( action: Action ): Id[] {
	if ( action.type === 'RECEIVE_UPDATES' ) {
		return action.tickets.map( ( { id } ) => id );
	}
	return action.type === 'RECEIVE_RECORDS' && action.noun === 'ticket'
		? action.items.map( ( { id } ) => id )
		: [];
}

/**
 * The whole state. After its slices, tickets that changed are moved between the loaded lists,
 * which needs records and lists together.
 *
 * @param state  Before.
 * @param action What happened.
 */
export function reducer( state: State | undefined, action: Action ): State {
	const next = slices( state, action ) as State;
	const changed = changedTickets( action );
	if ( changed.length === 0 ) {
		return next;
	}
	const {
		records: { ticket },
		me: id,
	} = next;
	return { ...next, lists: placeTickets( next.lists, ticket, changed, id ) };
}
