import { isAborted, isSignedOut, isUnanswered, toApiError } from './errors';
import type { ApiError } from './errors';
import { request, requestPage } from './request';
import { requestKeys } from './request-keys';
import { idOf, pathOf } from './resources';
import type { Create, Id, Item, Noun, Query, Update } from './resources';
import type { Action, Link } from './state';
import type { Thunk } from './thunk';
import type { Boot } from './boot';
import type { ContactMerge } from './types';

/**
 * Fills the store with what PHP printed.
 *
 * @param boot Boot data.
 */
export function seed( boot: Boot ): Action {
	return {
		type: 'SEED',
		records: {
			inbox: boot.inboxes,
			agent: boot.agents,
			team: boot.teams,
			tag: boot.tags,
			field: boot.fields,
			status: boot.statuses,
			view: boot.views,
			channel: boot.channels,
		},
		counters: boot.counters,
		cursor: boot.cursor,
		me: boot.me.id,
	};
}

export const receiveRecords = < N extends Noun >(
	noun: N,
	items: Item< N >[]
): Action => ( {
	type: 'RECEIVE_RECORDS',
	noun,
	items,
} );

export const forgetLists = ( noun: Noun ): Action => ( {
	type: 'FORGET_LISTS',
	noun,
} );

export const removeRecord = ( noun: Noun, id: Id ): Action => ( {
	type: 'REMOVE_RECORD',
	noun,
	id,
} );

export const setLink = ( link: Link ): Action => ( { type: 'SET_LINK', link } );

export const finishRequest = ( key: string ): Action => ( {
	type: 'FINISH_REQUEST',
	key,
} );

/**
 * Remembers what an error says about the way to the site.
 *
 * @param error The error.
 */
export const noteError =
	( error: ApiError ): Thunk< void > =>
	( { dispatch } ) => {
		if ( isSignedOut( error ) ) {
			dispatch( setLink( 'signed_out' ) );
		} else if ( isUnanswered( error ) ) {
			dispatch( setLink( 'offline' ) );
		}
	};

/**
 * Runs a request under a name; its error is kept there and thrown on.
 *
 * @param key Name, see request-keys.
 * @param run The request.
 */
export const track =
	< R >( key: string, run: () => Promise< R > ): Thunk< Promise< R > > =>
	async ( { dispatch } ) => {
		dispatch( { type: 'START_REQUEST', key } );
		try {
			const result = await run();
			dispatch( finishRequest( key ) );
			dispatch( setLink( 'online' ) );
			return result;
		} catch ( thrown ) {
			if ( isAborted( thrown ) ) {
				dispatch( finishRequest( key ) );
				throw thrown;
			}
			const error = toApiError( thrown );
			dispatch( { type: 'FAIL_REQUEST', key, error } );
			dispatch( noteError( error ) );
			throw error;
		}
	};

/**
 * Reads the first page of a list, in place of what is there. Never throws: the error lies in the request's state.
 *
 * @param noun  Noun.
 * @param query Query.
 */
export const loadList =
	< N extends Noun >(
		noun: N,
		query: Query< N >
	): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		const { ticket, ...rest } = query as { ticket?: number };
		const isNested = noun === 'message' || noun === 'event';
		await dispatch(
			track( requestKeys.list( noun, query ), () =>
				requestPage< Item< N > >(
					pathOf( noun, query ),
					isNested ? rest : query
				)
			)
		).then(
			( { items, cursor } ) =>
				dispatch( {
					type: 'RECEIVE_PAGE',
					noun,
					query,
					items,
					cursor,
					append: false,
				} ),
			() => {}
		);
	};

/**
 * Reads the next page of a list. Never throws.
 *
 * @param noun  Noun.
 * @param query Query.
 */
export const loadMore =
	< N extends Noun >(
		noun: N,
		query: Query< N >
	): Thunk< Promise< void > > =>
	async ( { dispatch, select } ) => {
		const key = requestKeys.more( noun, query );
		const cursor = select.getList( noun, query )?.cursor;
		if ( ! cursor || select.getRequest( key )?.state === 'loading' ) {
			return;
		}
		const { ticket, ...rest } = query as { ticket?: number };
		await dispatch(
			track( key, () =>
				requestPage< Item< N > >( pathOf( noun, query ), {
					...rest,
					cursor,
				} )
			)
		).then(
			( page ) =>
				dispatch( {
					type: 'RECEIVE_PAGE',
					noun,
					query,
					items: page.items,
					cursor: page.cursor,
					append: true,
				} ),
			() => {}
		);
	};

/**
 * Reads one record. Never throws.
 *
 * @param noun Noun.
 * @param id   Identifier.
 */
export const loadRecord =
	( noun: Noun, id: Id ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await dispatch(
			track( requestKeys.read( noun, id ), () =>
				request< Item< Noun > >( `${ pathOf( noun ) }/${ id }` )
			)
		).then(
			( item ) => dispatch( receiveRecords( noun, [ item ] ) ),
			() => {}
		);
	};

/**
 * Creates a record and adds it to the noun's plain list.
 *
 * @param noun Noun.
 * @param data Body.
 * @throws ApiError
 */
export const createRecord =
	< N extends Noun >(
		noun: N,
		data: Create< N >
	): Thunk< Promise< Item< N > > > =>
	async ( { dispatch } ) => {
		const item = await dispatch(
			track( requestKeys.save( noun, 'new' ), () =>
				request< Item< N > >( pathOf( noun ), { method: 'POST', data } )
			)
		);
		dispatch( receiveRecords( noun, [ item ] ) );
		dispatch( { type: 'ADD_TO_LIST', noun, id: idOf( noun, item ) } );
		return item;
	};

/**
 * Changes a record; the answer takes its place.
 *
 * @param noun    Noun.
 * @param id      Identifier.
 * @param changes Body.
 * @throws ApiError
 */
export const updateRecord =
	< N extends Noun >(
		noun: N,
		id: Id,
		changes: Update< N >
	): Thunk< Promise< Item< N > > > =>
	async ( { dispatch } ) => {
		const item = await dispatch(
			track( requestKeys.save( noun, id ), () =>
				request< Item< N > >( `${ pathOf( noun ) }/${ id }`, {
					method: 'PATCH',
					data: changes,
				} )
			)
		);
		dispatch( receiveRecords( noun, [ item ] ) );
		return item;
	};

/**
 * Says that two contacts are one person. Its tickets are read anew where they are shown.
 *
 * @param id   Contact that ends.
 * @param into Contact that stays.
 * @throws ApiError
 */
export const mergeContact =
	( id: number, into: number ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		const item = await dispatch(
			track( requestKeys.save( 'contact', id ), () =>
				request< Item< 'contact' > >( `contacts/${ id }/merge`, {
					method: 'POST',
					data: { into } satisfies ContactMerge,
				} )
			)
		);
		dispatch( receiveRecords( 'contact', [ item ] ) );
		dispatch( removeRecord( 'contact', id ) );
		dispatch( forgetLists( 'contact' ) );
		dispatch( forgetLists( 'ticket' ) );
	};

/**
 * Deletes a record for good.
 *
 * @param noun Noun.
 * @param id   Identifier.
 * @throws ApiError
 */
export const deleteRecord =
	( noun: Noun, id: Id ): Thunk< Promise< void > > =>
	async ( { dispatch } ) => {
		await dispatch(
			track( requestKeys.save( noun, id ), () =>
				request( `${ pathOf( noun ) }/${ id }`, { method: 'DELETE' } )
			)
		);
		dispatch( removeRecord( noun, id ) );
	};
