import { __ } from '@wordpress/i18n';
import type { Inbox } from '../../api';
import type { Errors } from '../../components';

export interface InboxValues {
	name: string;
	address: string;
	from_name: string;
	signature: string;
	members: number[];
	default_team: number | null;
	close_after_days: number;
	reopen_days: number;
	send_received: boolean;
}

const NEW: InboxValues = {
	name: '',
	address: '',
	from_name: '',
	signature: '',
	members: [],
	default_team: null,
	close_after_days: 7,
	reopen_days: 30,
	send_received: true,
};

/**
 * The form's values of an inbox.
 *
 * @param inbox Null for a new one.
 */
export function valuesOf( inbox: Inbox | null ): InboxValues {
	const known = inbox ?? NEW;
	return {
		name: known.name,
		address: known.address,
		from_name: known.from_name,
		signature: known.signature,
		members: [ ...known.members ].sort( ( a, b ) => a - b ),
		default_team: known.default_team,
		close_after_days: known.close_after_days,
		reopen_days: known.reopen_days,
		send_received: known.send_received,
	};
}

const MOST_DAYS = 3650;

const isDays = ( days: unknown ): boolean =>
	typeof days === 'number' &&
	Number.isInteger( days ) &&
	days >= 0 &&
	days <= MOST_DAYS;

/**
 * Faults that need no request to be seen.
 *
 * @param values The form's values.
 */
export function check( values: InboxValues ): Errors {
	const errors: Errors = {};
	if ( values.name.trim() === '' ) {
		errors.name = __( 'Give the inbox a name.', 'switchboard' );
	}
	if ( values.address && ! /^\S+@\S+\.\S+$/.test( values.address.trim() ) ) {
		errors.address = __(
			'This is not a whole e-mail address.',
			'switchboard'
		);
	}
	for ( const name of [ 'close_after_days', 'reopen_days' ] as const ) {
		if ( ! isDays( values[ name ] ) ) {
			errors[ name ] = __(
				'Write a whole number of days, from 0 to 3650.',
				'switchboard'
			);
		}
	}
	return errors;
}
