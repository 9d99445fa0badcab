import { navigate } from '../../components';
import type { Filters } from './list-query';
import { writeFilters } from './list-query';

export interface Place {
	/** Key of the view. */
	view: string;
	filters: Filters;
	/** Open ticket, or the form for a new one. */
	ticket: number | 'new' | null;
	/** On the phone: the customer panel lies over the ticket. */
	panel: boolean;
}

/**
 * The path of a place in the ticket screen.
 *
 * @param place Place.
 */
export function pathOf( { view, filters, ticket, panel }: Place ): string {
	const query = new URLSearchParams( { view, ...writeFilters( filters ) } );
	if ( panel && ticket ) {
		query.set( 'panel', '1' );
	}
	const base = ticket ? `/tickets/${ ticket }` : '/tickets';
	return `${ base }?${ query }`;
}

export const goTo = (
	place: Place,
	options: { replace?: boolean } = {}
): void => navigate( pathOf( place ), options );
