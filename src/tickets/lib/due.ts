import { __, sprintf } from '@wordpress/i18n';
import { formatLength } from '../../components';

/** A due time is worth a badge from here on. */
const SOON = 2 * 60 * 60 * 1000;

export interface Due {
	tone: 'warning' | 'error';
	label: string;
}

/**
 * The badge of a ticket that is due within two hours or over; null for all others.
 *
 * @param dueAt RFC 3339, or null.
 * @param now   Milliseconds.
 */
export function dueBadge( dueAt: string | null, now: number ): Due | null {
	if ( ! dueAt ) {
		return null;
	}
	const left = Date.parse( dueAt ) - now;
	if ( left > SOON ) {
		return null;
	}
	const length = formatLength( Math.abs( left ) / 1000 );
	if ( left > 0 ) {
		return { tone: 'warning', label: length };
	}
	return {
		tone: 'error',
		label: sprintf(
			/* translators: %s: a length of time, such as "40 min". */
			__( '%s over', 'switchboard' ),
			length
		),
	};
}
