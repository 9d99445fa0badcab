import type { ApiError } from './errors';
import type { Id, Item, Noun, Query } from './resources';
import type { Counters, Ticket, TicketUpdate } from './types';

export interface ListState {
	noun: Noun;
	query: Query< Noun >;
	ids: Id[];
	/** Of the next page; null when all is loaded. */
	cursor: string | null;
}

export type RequestState =
	{ state: 'loading' } | { state: 'failed'; error: ApiError };

/** A change of a ticket that is shown before the site has answered. */
export interface Edit {
	key: string;
	changes: TicketUpdate;
}

/** `offline`: the site doesn't answer. `signed_out`: it answers, but no longer to this person. */
export type Link = 'online' | 'offline' | 'signed_out';

export type Records = { [ N in Noun ]: Record< string, Item< N > > };

export interface State {
	records: Records;
	lists: Record< string, ListState >;
	requests: Record< string, RequestState >;
	edits: Record< number, Edit[] >;
	counters: Counters | null;
	cursor: string | null;
	link: Link;
	me: number;
}

export type Action =
	| { type: 'RECEIVE_RECORDS'; noun: Noun; items: Item< Noun >[] }
	| {
			type: 'RECEIVE_PAGE';
			noun: Noun;
			query: Query< Noun >;
			items: Item< Noun >[];
			cursor: string | null;
			/** Put behind what is there, or in its place. */
			append: boolean;
	  }
	| { type: 'ADD_TO_LIST'; noun: Noun; id: Id }
	/** `keep` names the one list that stays, because it is on the screen. */
	| { type: 'FORGET_LISTS'; noun: Noun; keep?: string }
	| { type: 'REMOVE_RECORD'; noun: Noun; id: Id }
	| {
			type: 'RECEIVE_UPDATES';
			cursor: string;
			tickets: Ticket[];
			gone: number[];
			counters: Counters | null;
	  }
	| { type: 'RECEIVE_COUNTERS'; counters: Counters }
	| { type: 'START_REQUEST'; key: string }
	| { type: 'FINISH_REQUEST'; key: string }
	| { type: 'FAIL_REQUEST'; key: string; error: ApiError }
	| { type: 'START_EDIT'; id: number; edit: Edit }
	| { type: 'END_EDIT'; id: number; key: string }
	| { type: 'SET_LINK'; link: Link }
	| {
			type: 'SEED';
			records: Partial< { [ N in Noun ]: Item< N >[] } >;
			counters: Counters;
			cursor: string;
			me: number;
	  };
