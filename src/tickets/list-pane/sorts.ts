import { __ } from '@wordpress/i18n';
import type { TicketList } from '../../api';
import type { Choice } from '../../components';

/** Orders that the menu offers; a value is `sort order`. */
export const sortChoices = (): Choice[] => [
	{ value: 'due asc', label: __( 'Due first', 'switchboard' ) },
	{
		value: 'waiting_since asc',
		label: __( 'Longest waiting', 'switchboard' ),
	},
	{
		value: 'last_activity desc',
		label: __( 'Latest activity', 'switchboard' ),
	},
	{ value: 'last_activity asc', label: __( 'Longest quiet', 'switchboard' ) },
	{ value: 'created desc', label: __( 'Newest', 'switchboard' ) },
	{ value: 'created asc', label: __( 'Oldest', 'switchboard' ) },
	{ value: 'priority desc', label: __( 'Priority', 'switchboard' ) },
];

export const sortValue = ( {
	sort = 'last_activity',
	order = 'desc',
}: TicketList ): string => `${ sort } ${ order }`;

export function readSort(
	value: string
): Pick< TicketList, 'sort' | 'order' > {
	const [ sort, order ] = value.split( ' ' );
	return { sort, order } as Pick< TicketList, 'sort' | 'order' >;
}
