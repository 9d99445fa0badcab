import { useMediaQuery } from '@wordpress/compose';

/**
 * The height of a row in pixels, as style.scss of the row has it.
 *
 * @param isCompact Whether the person wants low rows.
 */
export function useRowHeight( isCompact: boolean ): number {
	const isPhone = useMediaQuery( '(max-width: 782px)' );
	if ( isCompact ) {
		return 48;
	}
	return isPhone ? 72 : 64;
}
