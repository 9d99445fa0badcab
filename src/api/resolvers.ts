import { loadList as load, loadRecord } from './actions';
import { listKey } from './resources';
import type { Id, Noun, Query } from './resources';
import type { Action, State } from './state';
import type { Thunk } from './thunk';

export const getRecord = Object.assign(
	( noun: Noun, id: Id ): Thunk< Promise< void > > => loadRecord( noun, id ),
	{
		isFulfilled: ( state: State, noun: Noun, id: Id ): boolean =>
			// Events and messages come with their ticket only.
			noun === 'event' ||
			noun === 'message' ||
			! id ||
			state.records[ noun ][ id ] !== undefined,
	}
);

export const getList = Object.assign(
	( noun: Noun, query: Query< Noun > ): Thunk< Promise< void > > =>
		load( noun, query ),
	{
		isFulfilled: (
			state: State,
			noun: Noun,
			query: Query< Noun >
		): boolean => state.lists[ listKey( noun, query ) ] !== undefined,
		shouldInvalidate: (
			action: Action,
			noun: Noun,
			query: Query< Noun >
		): boolean =>
			action.type === 'FORGET_LISTS' &&
			action.noun === noun &&
			action.keep !== listKey( noun, query ),
	}
);
