import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Status, Ticket } from '../../api';

export type StatusCategory = Ticket[ 'status' ];
export type Priority = Ticket[ 'priority' ];

export const PRIORITIES: Priority[] = [ 'urgent', 'high', 'normal', 'low' ];

export const priorityLabels = (): Record< Priority, string > => ( {
	urgent: __( 'Urgent', 'switchboard' ),
	high: __( 'High', 'switchboard' ),
	normal: __( 'Normal', 'switchboard' ),
	low: __( 'Low', 'switchboard' ),
} );

/** The statuses an agent sets by hand in a menu; spam and trash have actions of their own. */
export const STATUSES: StatusCategory[] = [
	'new',
	'open',
	'pending',
	'on_hold',
	'solved',
	'closed',
];

/**
 * What the site calls a status.
 *
 * @param statuses All statuses of the site.
 * @param category Category.
 * @param custom   Own status inside it.
 */
export function statusLabel(
	statuses: Status[],
	category: string,
	custom: number | null = null
): string {
	const own = custom
		? statuses.find( ( { id } ) => id === custom )
		: undefined;
	const label =
		own ??
		statuses.find(
			( status ) => status.category === category && status.is_default
		);
	return label?.label ?? category;
}

/** Finds the site's word for a status. */
export function useStatusLabel(): (
	category: string,
	custom?: number | null
) => string {
	const statuses = useAll( 'status' );
	return ( category, custom = null ) =>
		statusLabel( statuses, category, custom );
}
