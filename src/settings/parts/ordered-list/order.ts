import { moveItem } from '../../../components';

export interface Ordered {
	id: number;
	position: number;
}

export const byPosition = ( a: Ordered, b: Ordered ): number =>
	a.position - b.position || a.id - b.id;

/**
 * What must be saved when one of a list moves by one place. A list that was never ordered is numbered through.
 *
 * @param items The whole list, in its order.
 * @param index Of the one that moves.
 * @param step  -1 up, 1 down.
 */
export const orderChanges = (
	items: Ordered[],
	index: number,
	step: -1 | 1
): Ordered[] =>
	moveItem( items, index, step )
		.map( ( { id, position }, place ) => ( { id, position, place } ) )
		.filter( ( { position, place } ) => position !== place )
		.map( ( { id, place } ) => ( { id, position: place } ) );
