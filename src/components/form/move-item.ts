/**
 * A list with one item moved by one place; the same list where it can't go further.
 *
 * @param items Items.
 * @param index Of the one that moves.
 * @param step  -1 up, 1 down.
 */
export function moveItem< T >( items: T[], index: number, step: -1 | 1 ): T[] {
	const item = items[ index ];
	const other = items[ index + step ];
	if ( item === undefined || other === undefined ) {
		return items;
	}
	const moved = [ ...items ];
	moved[ index ] = other;
	moved[ index + step ] = item;
	return moved;
}
