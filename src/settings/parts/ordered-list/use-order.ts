import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useActions } from '../../../api';
import type { ApiError, Update } from '../../../api';
import { orderChanges } from './order';
import type { Ordered } from './order';

export interface Order {
	move: ( id: number, step: -1 | 1 ) => Promise< void >;
	isMoving: boolean;
	error: string | null;
}

/**
 * Moves records of one collection up and down, and saves it at once.
 *
 * @param noun  Its noun.
 * @param items The whole collection, in its order.
 */
export function useOrder(
	noun: 'field' | 'inbox' | 'status',
	items: Ordered[]
): Order {
	const { updateRecord } = useActions();
	const [ isMoving, setMoving ] = useState( false );
	const [ error, setError ] = useState< string | null >( null );

	const move = async ( id: number, step: -1 | 1 ) => {
		const index = items.findIndex( ( item ) => item.id === id );
		setMoving( true );
		setError( null );
		try {
			await Promise.all(
				orderChanges( items, index, step ).map( ( change ) =>
					updateRecord( noun, change.id, {
						position: change.position,
					} as Update< typeof noun > )
				)
			);
			speak(
				sprintf(
					/* translators: %d: place in a list, from 1. */
					__( 'Moved to place %d.', 'switchboard' ),
					index + step + 1
				)
			);
		} catch ( thrown ) {
			setError( ( thrown as ApiError ).message );
		}
		setMoving( false );
	};
	return { move, isMoving, error };
}
