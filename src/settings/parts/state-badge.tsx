import { __ } from '@wordpress/i18n';
import { caution, check, error } from '@wordpress/icons';
import type { Connection } from '../../api';
import { Badge } from '../../components';

// How a connection does, in a word. One that nothing came by yet isn't praised.
export function StateBadge( {
	enabled,
	state,
	fetches,
	fetched_at: fetched,
	post_to: postTo,
	received_at: received,
}: Connection ) {
	if ( ! enabled ) {
		return <Badge>{ __( 'Off', 'switchboard' ) }</Badge>;
	}
	switch ( state ) {
		case 'error':
			return (
				<Badge tone="error" icon={ error }>
					{ __( 'Does not work', 'switchboard' ) }
				</Badge>
			);
		case 'reconnect':
			return (
				<Badge tone="warning" icon={ caution }>
					{ __( 'Sign in again', 'switchboard' ) }
				</Badge>
			);
	}
	if ( fetches && ! fetched ) {
		return <Badge>{ __( 'Not fetched yet', 'switchboard' ) }</Badge>;
	}
	if ( postTo && ! received ) {
		return <Badge>{ __( 'No mail yet', 'switchboard' ) }</Badge>;
	}
	return (
		<Badge tone="success" icon={ check }>
			{ __( 'Works', 'switchboard' ) }
		</Badge>
	);
}
