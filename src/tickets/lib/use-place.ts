import { useMemo } from '@wordpress/element';
import { useLocation } from '../../components';
import { DEFAULT_VIEW } from '../views';
import { readFilters } from './list-query';
import type { Place } from './paths';

function readTicket( segment: string | undefined ): Place[ 'ticket' ] {
	if ( segment === 'new' ) {
		return 'new';
	}
	const id = Number( segment );
	return Number.isInteger( id ) && id > 0 ? id : null;
}

/** Where in the ticket screen the person is. */
export function usePlace(): Place {
	const { path, query } = useLocation();
	return useMemo(
		() => ( {
			view: query.get( 'view' ) ?? DEFAULT_VIEW,
			filters: readFilters( query ),
			ticket: readTicket( path.split( '/' )[ 2 ] ),
			panel: query.get( 'panel' ) === '1',
		} ),
		[ path, query ]
	);
}
