import type { Id, Item, Noun, Query } from './resources';
import type { Action, Link, ListState, RequestState } from './state';
import type { Counters } from './types';

export interface Dispatch {
	< R >( thunk: Thunk< R > ): R;
	( action: Action ): void;
}

/** The selectors as a thunk sees them, without the state. */
export interface Select {
	getRecord: ( noun: Noun, id: Id ) => Item< Noun > | undefined;
	getList: ( noun: Noun, query: Query< Noun > ) => ListState | undefined;
	getRequest: ( key: string ) => RequestState | undefined;
	getCounters: () => Counters | null;
	getCursor: () => string | null;
	getLink: () => Link;
}

/** An action that does something before or after it changes the state. */
export type Thunk< R > = ( context: {
	dispatch: Dispatch;
	select: Select;
} ) => R;
