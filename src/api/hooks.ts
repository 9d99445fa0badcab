import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { getBoot } from './boot';
import { isSignedOut, isUnanswered } from './errors';
import type { ApiError } from './errors';
import { startPoll } from './poll';
import type { Watched } from './read-updates';
import { requestKeys } from './request-keys';
import type { Create, Id, Item, Noun, Query, Update } from './resources';
import type { Link } from './state';
import { store } from './store';
import type { Counters } from './types';

const NOTHING = {};

/** What `useDispatch()` would lose: the noun decides the shapes. */
interface RecordActions {
	createRecord: < N extends Noun >(
		noun: N,
		data: Create< N >
	) => Promise< Item< N > >;
	updateRecord: < N extends Noun >(
		noun: N,
		id: Id,
		changes: Update< N >
	) => Promise< Item< N > >;
	deleteRecord: ( noun: Noun, id: Id ) => Promise< void >;
	loadList: < N extends Noun >(
		noun: N,
		query: Query< N >
	) => Promise< void >;
	loadMore: < N extends Noun >(
		noun: N,
		query: Query< N >
	) => Promise< void >;
}

type StoreActions = ReturnType< typeof useDispatch< typeof store > >;

export type Actions = Omit< StoreActions, keyof RecordActions > & RecordActions;

/** The store's actions, bound. */
export const useActions = (): Actions =>
	useDispatch( store ) as unknown as Actions;

/**
 * Reads again what failed only because the way to the site was cut.
 *
 * @param error What failed.
 * @param retry Reads it again.
 */
function useRetryOnline( error: ApiError | null, retry: () => void ): void {
	const isOnline = useLink() === 'online';
	const isCutOff =
		error !== null && ( isUnanswered( error ) || isSignedOut( error ) );
	useEffect( () => {
		if ( isOnline && isCutOff ) {
			retry();
		}
		// Only the way's coming back is a reason.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ isOnline ] );
}

export interface RecordResult< N extends Noun > {
	record: Item< N > | undefined;
	isLoading: boolean;
	error: ApiError | null;
	retry: () => void;
}

/**
 * One record; read when it isn't there yet.
 *
 * @param noun Noun.
 * @param id   Identifier; 0 or null asks for nothing.
 */
export function useRecord< N extends Noun >(
	noun: N,
	id: Id | null
): RecordResult< N > {
	const { loadRecord } = useActions();
	const wanted = id ?? 0;
	const { record, request } = useSelect(
		( select ) => ( {
			record: select( store ).getRecord( noun, wanted ) as
				Item< N > | undefined,
			request: select( store ).getRequest(
				requestKeys.read( noun, wanted )
			),
		} ),
		[ noun, wanted ]
	);
	const error = request?.state === 'failed' ? request.error : null;
	const retry = useCallback(
		() => void loadRecord( noun, wanted ),
		[ loadRecord, noun, wanted ]
	);
	useRetryOnline( error, retry );
	return {
		record,
		isLoading: ! record && ! error && wanted !== 0,
		error,
		retry,
	};
}

export interface ListResult< N extends Noun > {
	records: Item< N >[];
	/** The first page isn't there yet. */
	isLoading: boolean;
	isLoadingMore: boolean;
	hasMore: boolean;
	error: ApiError | null;
	/** Of the next page. */
	moreError: ApiError | null;
	loadMore: () => void;
	reload: () => void;
}

/**
 * One list, read when it isn't there yet and kept up to date.
 *
 * @param noun  Noun.
 * @param query Query; a new object with the same content is the same list.
 */
export function useList< N extends Noun >(
	noun: N,
	query: Query< N >
): ListResult< N > {
	const actions = useActions();
	const key = requestKeys.list( noun, query );
	const latest = useRef( query );
	latest.current = query;
	const result = useSelect(
		( select ) => {
			const { getList, getListRecords, getRequest } = select( store );
			return {
				list: getList( noun, latest.current ),
				records: getListRecords( noun, latest.current ) as Item< N >[],
				first: getRequest( key ),
				more: getRequest( requestKeys.more( noun, latest.current ) ),
			};
		},
		[ noun, key ]
	);
	const { list, records, first, more } = result;
	const error = first?.state === 'failed' ? first.error : null;
	const reload = useCallback(
		() => void actions.loadList( noun, latest.current ),
		[ actions, noun ]
	);
	useRetryOnline( error, reload );
	return {
		records,
		isLoading: ! list && ! error,
		isLoadingMore: more?.state === 'loading',
		hasMore: Boolean( list?.cursor ),
		error,
		moreError: more?.state === 'failed' ? more.error : null,
		loadMore: useCallback(
			() => void actions.loadMore( noun, latest.current ),
			[ actions, noun ]
		),
		reload,
	};
}

/**
 * All records of a small collection that came with the page or is read whole: inboxes, agents, tags …
 *
 * @param noun Noun.
 */
export function useAll< N extends Noun >( noun: N ): Item< N >[] {
	return useSelect(
		( select ) => {
			const { getList, getListRecords } = select( store );
			getList( noun, NOTHING );
			return getListRecords( noun, NOTHING ) as Item< N >[];
		},
		[ noun ]
	);
}

/**
 * The error of a request by its name, see `requestKeys`.
 *
 * @param key Name.
 */
export function useRequest( key: string ): {
	isLoading: boolean;
	error: ApiError | null;
} {
	const request = useSelect(
		( select ) => select( store ).getRequest( key ),
		[ key ]
	);
	return {
		isLoading: request?.state === 'loading',
		error: request?.state === 'failed' ? request.error : null,
	};
}

export const useCounters = (): Counters | null =>
	useSelect( ( select ) => select( store ).getCounters(), [] );

export const useLink = (): Link =>
	useSelect( ( select ) => select( store ).getLink(), [] );

/**
 * Keeps the store up to date while the app is open.
 *
 * @param watched What the screen shows.
 */
export function useUpdates( watched: Watched ): void {
	const { readUpdates, noteError } = useActions();
	const latest = useRef( watched );
	latest.current = watched;
	useEffect(
		() =>
			startPoll( {
				...getBoot().poll,
				ask: () =>
					readUpdates( latest.current ).catch(
						( error: ApiError ) => {
							noteError( error );
							throw error;
						}
					),
			} ),
		[ readUpdates, noteError ]
	);
}
