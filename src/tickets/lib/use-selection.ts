import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';

export interface Selection {
	selected: Set< number >;
	toggle: ( id: number, isRange: boolean ) => void;
	selectAll: () => void;
	clear: () => void;
}

/**
 * Selected rows of a list. What is no longer in the list is no longer selected.
 *
 * @param ids     Rows in their order.
 * @param listKey Another list begins with nothing selected.
 */
export function useSelection( ids: number[], listKey: string ): Selection {
	const [ chosen, setChosen ] = useState< number[] >( [] );
	const last = useRef< number | null >( null );
	const latest = useRef( ids );
	latest.current = ids;

	useEffect( () => {
		setChosen( [] );
		last.current = null;
	}, [ listKey ] );

	const toggle = useCallback( ( id: number, isRange: boolean ) => {
		const from =
			last.current === null ? -1 : latest.current.indexOf( last.current );
		const to = latest.current.indexOf( id );
		last.current = id;
		setChosen( ( before ) => {
			if ( isRange && from !== -1 ) {
				const range = latest.current.slice(
					Math.min( from, to ),
					Math.max( from, to ) + 1
				);
				return [ ...new Set( [ ...before, ...range ] ) ];
			}
			return before.includes( id )
				? before.filter( ( other ) => other !== id )
				: [ ...before, id ];
		} );
	}, [] );

	const selected = useMemo( () => {
		const listed = new Set( ids );
		return new Set( chosen.filter( ( id ) => listed.has( id ) ) );
	}, [ chosen, ids ] );

	return {
		selected,
		toggle,
		selectAll: useCallback( () => setChosen( latest.current ), [] ),
		clear: useCallback( () => setChosen( [] ), [] ),
	};
}
