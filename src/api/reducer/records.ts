import { idOf, NOUNS } from '../resources';
import type { Id, Item, Noun } from '../resources';
import type { Action, Records } from '../state';
import type { Ticket } from '../types';

const NO_RECORDS = Object.fromEntries(
	NOUNS.map( ( noun ) => [ noun, {} ] )
) as Records;

const isOlder = (
	noun: Noun,
	incoming: Item< Noun >,
	known: Item< Noun > | undefined
): boolean =>
	noun === 'ticket' &&
	known !== undefined &&
	( incoming as Ticket ).version < ( known as Ticket ).version;

// An answer may have left the site before it heard that the ticket was read; only a new version is news again.
function keepRead< N extends Noun >(
	noun: N,
	incoming: Item< N >,
	known: Item< N > | undefined
): Item< N > {
	if ( noun !== 'ticket' || ! known ) {
		return incoming;
	}
	const [ before, now ] = [ known as Ticket, incoming as Ticket ];
	return ! before.unread && now.unread && before.version === now.version
		? { ...incoming, unread: false }
		: incoming;
}

// The poll re-reads a small overlap: what is known already keeps its identity, so that nothing is drawn again.
function merge< N extends Noun >(
	state: Records,
	noun: N,
	items: Item< N >[]
): Records {
	const known: Record< string, Item< N > > = state[ noun ];
	const changed = items
		.map( ( item ) => keepRead( noun, item, known[ idOf( noun, item ) ] ) )
		.filter( ( item ) => {
			const before = known[ idOf( noun, item ) ];
			return (
				! isOlder( noun, item, before ) &&
				JSON.stringify( before ) !== JSON.stringify( item )
			);
		} );
	if ( changed.length === 0 ) {
		return state;
	}
	const added = Object.fromEntries(
		changed.map( ( item ) => [ idOf( noun, item ), item ] )
	);
	return { ...state, [ noun ]: { ...known, ...added } };
}

function remove( state: Records, noun: Noun, ids: Id[] ): Records {
	const gone = new Set( ids.map( String ) );
	const left = Object.entries( state[ noun ] ).filter(
		( [ id ] ) => ! gone.has( id )
	);
	return { ...state, [ noun ]: Object.fromEntries( left ) };
}

export function records(
	state: Records = NO_RECORDS,
	action: Action
): Records {
	switch ( action.type ) {
		case 'SEED':
			return Object.entries( action.records ).reduce(
				( result, [ noun, items ] ) =>
					merge( result, noun as Noun, items ),
				state
			);
		case 'RECEIVE_RECORDS':
		case 'RECEIVE_PAGE':
			return merge( state, action.noun, action.items );
		case 'RECEIVE_UPDATES': {
			const merged = merge( state, 'ticket', action.tickets );
			return action.gone.length > 0
				? remove( merged, 'ticket', action.gone )
				: merged;
		}
		case 'REMOVE_RECORD':
			return remove( state, action.noun, [ action.id ] );
	}
	return state;
}
