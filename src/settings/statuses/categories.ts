import { __ } from '@wordpress/i18n';
import type { Status } from '../../api';

export type Category = Status[ 'category' ];

interface CategoryWords {
	id: Category;
	/** What the category means, whatever a site calls it. */
	meaning: string;
	/** Whether a site may add its own labels in it. */
	isExtensible: boolean;
}

/** The fixed categories in the order of a ticket's life. */
export const categories = (): CategoryWords[] => [
	{
		id: 'new',
		meaning: __( 'Nobody has answered yet', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'open',
		meaning: __( 'Waits for us', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'pending',
		meaning: __( 'Waits for the customer', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'on_hold',
		meaning: __( 'Waits for something else', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'solved',
		meaning: __( 'Answered; a reply reopens it', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'closed',
		meaning: __( 'Over; a reply opens a follow-up', 'switchboard' ),
		isExtensible: true,
	},
	{
		id: 'spam',
		meaning: __( 'Unwanted', 'switchboard' ),
		isExtensible: false,
	},
	{
		id: 'trash',
		meaning: __( 'Thrown away', 'switchboard' ),
		isExtensible: false,
	},
];

/**
 * All statuses, category by category, each in its own order.
 *
 * @param statuses In any order.
 */
export function inOrder( statuses: Status[] ): Status[] {
	const place = new Map(
		categories().map( ( { id }, index ) => [ id, index ] )
	);
	return [ ...statuses ].sort(
		( a, b ) =>
			( place.get( a.category ) ?? 0 ) -
				( place.get( b.category ) ?? 0 ) ||
			a.position - b.position ||
			a.id - b.id
	);
}
