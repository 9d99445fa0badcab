import { __, sprintf } from '@wordpress/i18n';
import type { Status } from '../../api';
import type { Choice } from '../../components';
import { statusLabel } from '../lib/labels';
import type { StatusCategory } from '../lib/labels';
import type { Kind } from './types';

const AFTER_REPLY: StatusCategory[] = [ 'open', 'on_hold', 'solved' ];
const AFTER_NOTE: StatusCategory[] = [ 'open', 'pending', 'on_hold', 'solved' ];

/** The choice that sets no status of its own; a reply without one waits for the customer. */
export const PLAIN = '';

/**
 * Ways to send, each says what it does.
 *
 * @param kind     A reply without a choice waits for the customer; notes and forwards leave the status alone.
 * @param statuses Statuses of the site.
 */
export function sendOptions( kind: Kind, statuses: Status[] ): Choice[] {
	const isNote = kind === 'note';
	const keeps = kind !== 'reply';
	const plain: Choice = {
		value: PLAIN,
		label: isNote
			? __( 'Add note', 'switchboard' )
			: __( 'Send', 'switchboard' ),
		hint: keeps ? undefined : statusLabel( statuses, 'pending' ),
	};
	const named = ( keeps ? AFTER_NOTE : AFTER_REPLY ).map(
		( value ): Choice => {
			const status = statusLabel( statuses, value ).toLocaleLowerCase();
			return {
				value,
				label: isNote
					? sprintf(
							/* translators: %s: a status, such as "solved". */
							__( 'Add note and set %s', 'switchboard' ),
							status
						)
					: sprintf(
							/* translators: %s: a status, such as "solved". */
							__( 'Send and set %s', 'switchboard' ),
							status
						),
			};
		}
	);
	return [ plain, ...named ];
}
