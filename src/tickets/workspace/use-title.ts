import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useRecord } from '../../api';
import type { Place } from '../lib/paths';

/**
 * The window's title: the ticket, else the view.
 *
 * @param ticket What is open.
 * @param view   Name of the view.
 */
export function useTitle( ticket: Place[ 'ticket' ], view: string ): void {
	const { record } = useRecord(
		'ticket',
		typeof ticket === 'number' ? ticket : null
	);
	const subject =
		ticket === 'new'
			? __( 'New ticket', 'switchboard' )
			: record && `${ record.subject } #${ record.number }`;
	useEffect( () => {
		document.title = sprintf(
			/* translators: %s: subject of a ticket or name of a view. */
			__( '%s ‹ Switchboard', 'switchboard' ),
			subject ?? view
		);
	}, [ subject, view ] );
}
