import { useCallback, useState } from '@wordpress/element';
import type { KeyboardEvent } from 'react';

interface RowKeys {
	/** The row that the Tab key reaches. */
	reachable: number;
	setReachable: ( id: number ) => void;
	onKeyDown: ( event: KeyboardEvent< HTMLElement > ) => void;
}

interface RowKeysOptions {
	ids: number[];
	current: number | null;
	/** Rows that exist now: the others are out of sight. */
	drawn: number[];
	focusRow: ( index: number ) => void;
	onToggle: ( id: number, isRange: boolean ) => void;
}

const STEPS: Record< string, number > = {
	ArrowDown: 1,
	j: 1,
	ArrowUp: -1,
	k: -1,
};

const rowOf = ( event: KeyboardEvent ): number =>
	Number(
		( event.target as HTMLElement )
			.closest( '.switchboard-row' )
			?.querySelector( '[data-ticket]' )
			?.getAttribute( 'data-ticket' ) ?? 0
	);

/** One row is in the tab order; arrows, j and k move it, Home and End jump, x selects. */
export function useRowKeys( {
	ids,
	current,
	drawn,
	focusRow,
	onToggle,
}: RowKeysOptions ): RowKeys {
	const [ wanted, setReachable ] = useState( 0 );
	const reachable =
		[ wanted, current ?? 0 ].find( ( id ) => drawn.includes( id ) ) ??
		drawn[ 0 ] ??
		0;

	const onKeyDown = useCallback(
		( event: KeyboardEvent< HTMLElement > ) => {
			const id = rowOf( event );
			const index = ids.indexOf( id );
			if (
				index === -1 ||
				event.ctrlKey ||
				event.metaKey ||
				event.altKey
			) {
				return;
			}
			const step = STEPS[ event.key ];
			const jump = { Home: 0, End: ids.length - 1 }[ event.key ];
			if ( event.key.toLowerCase() === 'x' ) {
				event.preventDefault();
				onToggle( id, event.shiftKey );
			} else if ( step || jump !== undefined ) {
				event.preventDefault();
				const next = Math.min(
					ids.length - 1,
					Math.max( 0, jump ?? index + ( step ?? 0 ) )
				);
				setReachable( ids[ next ] ?? 0 );
				focusRow( next );
			}
		},
		[ ids, focusRow, onToggle ]
	);
	return { reachable, setReachable, onKeyDown };
}
