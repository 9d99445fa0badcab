import { idOf, listKey } from '../resources';
import type { Id, Noun } from '../resources';
import type { Action, ListState, State } from '../state';

type Lists = State[ 'lists' ];
type ActionOf< T extends Action[ 'type' ] > = Extract< Action, { type: T } >;

const without = ( state: Lists, noun: Noun, ids: Id[] ): Lists =>
	Object.fromEntries(
		Object.entries( state ).map( ( [ key, list ] ) => [
			key,
			list.noun === noun && list.ids.some( ( id ) => ids.includes( id ) )
				? {
						...list,
						ids: list.ids.filter( ( id ) => ! ids.includes( id ) ),
					}
				: list,
		] )
	);

const seed = ( { records }: ActionOf< 'SEED' > ): Lists =>
	Object.fromEntries(
		Object.entries( records ).map( ( [ key, items ] ) => {
			const noun = key as Noun;
			const ids = items.map( ( item ) => idOf( noun, item ) );
			return [ listKey( noun ), { noun, query: {}, ids, cursor: null } ];
		} )
	);

function receivePage(
	state: Lists,
	{ noun, query, items, cursor, append }: ActionOf< 'RECEIVE_PAGE' >
): Lists {
	const key = listKey( noun, query );
	const before = append ? ( state[ key ]?.ids ?? [] ) : [];
	const ids = [
		...new Set( [
			...before,
			...items.map( ( item ) => idOf( noun, item ) ),
		] ),
	];
	return { ...state, [ key ]: { noun, query, ids, cursor } as ListState };
}

export function lists( state: Lists = {}, action: Action ): Lists {
	switch ( action.type ) {
		case 'SEED':
			return { ...state, ...seed( action ) };
		case 'RECEIVE_PAGE':
			return receivePage( state, action );
		case 'ADD_TO_LIST': {
			const key = listKey( action.noun );
			const list = state[ key ];
			return list && ! list.ids.includes( action.id )
				? {
						...state,
						[ key ]: { ...list, ids: [ ...list.ids, action.id ] },
					}
				: state;
		}
		case 'FORGET_LISTS':
			return Object.fromEntries(
				Object.entries( state ).filter(
					( [ key, list ] ) =>
						list.noun !== action.noun || key === action.keep
				)
			);
		case 'RECEIVE_UPDATES':
			return action.gone.length > 0
				? without( state, 'ticket', action.gone )
				: state;
		case 'REMOVE_RECORD':
			return without( state, action.noun, [ action.id ] );
	}
	return state;
}
