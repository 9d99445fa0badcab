import { _n, sprintf } from '@wordpress/i18n';

export const membersOf = ( count: number ): string =>
	sprintf(
		/* translators: %d: number of people. */
		_n( '%d agent', '%d agents', count, 'switchboard' ),
		count
	);
