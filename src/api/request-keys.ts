import { listKey } from './resources';
import type { Id, Noun } from './resources';

/** Names of requests in the store, so that a screen finds the state of what it asked for. */
export const requestKeys = {
	list: ( noun: Noun, query: object = {} ) =>
		`list ${ listKey( noun, query ) }`,
	more: ( noun: Noun, query: object = {} ) =>
		`more ${ listKey( noun, query ) }`,
	read: ( noun: Noun, id: Id ) => `read ${ noun } ${ id }`,
	save: ( noun: Noun, id: Id ) => `save ${ noun } ${ id }`,
};
