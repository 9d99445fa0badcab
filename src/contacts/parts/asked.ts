import { navigate, useLocation } from '../../components';
import type { Asked } from '../../components';

/**
 * What a list is asked for, as the address says it.
 *
 * @param query Query of the address.
 */
export function readAsked( query: URLSearchParams ): Asked {
	const field = query.get( 'sort' );
	return {
		search: query.get( 'search' ) ?? '',
		...( field && {
			sort: {
				field,
				direction: query.get( 'order' ) === 'desc' ? 'desc' : 'asc',
			},
		} ),
	};
}

/**
 * The address of a list that is asked for something.
 *
 * @param path  Its path.
 * @param asked What it is asked for.
 */
export function pathOfAsked( path: string, { search, sort }: Asked ): string {
	const query = new URLSearchParams( {
		...( search && { search } ),
		...( sort && { sort: sort.field, order: sort.direction } ),
	} ).toString();
	return query ? `${ path }?${ query }` : path;
}

/** What the list on the screen is asked for: kept in the address, so that the way back finds it again. */
export function useAsked(): [ Asked, ( asked: Asked ) => void ] {
	const { path, query } = useLocation();
	return [
		readAsked( query ),
		( asked ) => navigate( pathOfAsked( path, asked ), { replace: true } ),
	];
}
