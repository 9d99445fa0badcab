import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { fetchSuspended, toApiError } from '../../api';
import type { Suspended } from '../../api';

interface SuspendedList {
	items: Suspended[];
	isLoading: boolean;
	error: string | null;
	hasMore: boolean;
	more: () => void;
	reload: () => void;
	/** One of them waits no more. */
	drop: ( id: number ) => void;
}

/** What waits outside the tickets, the latest first. */
export function useSuspended(): SuspendedList {
	const [ items, setItems ] = useState< Suspended[] >( [] );
	const [ isLoading, setLoading ] = useState( true );
	const [ error, setError ] = useState< string | null >( null );
	const cursor = useRef< string | null >( null );
	const load = useCallback( async ( from: string | null ) => {
		setLoading( true );
		setError( null );
		try {
			const page = await fetchSuspended( from ?? undefined );
			cursor.current = page.cursor;
			setItems( ( before ) =>
				from ? [ ...before, ...page.items ] : page.items
			);
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
		}
		setLoading( false );
	}, [] );
	useEffect( () => {
		void load( null );
	}, [ load ] );
	return {
		items,
		isLoading,
		error,
		hasMore: cursor.current !== null,
		more: () => void load( cursor.current ),
		reload: () => void load( null ),
		drop: ( id ) =>
			setItems( ( before ) =>
				before.filter( ( item ) => item.id !== id )
			),
	};
}
