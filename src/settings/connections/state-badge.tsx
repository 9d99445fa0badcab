import { __ } from '@wordpress/i18n';
import { caution, check, error } from '@wordpress/icons';
import type { Connection } from '../../api';
import { Badge } from '../../components';

// How a connection does, in a word.
export function StateBadge( {
	enabled,
	state,
}: Pick< Connection, 'enabled' | 'state' > ) {
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
	return (
		<Badge tone="success" icon={ check }>
			{ __( 'Works', 'switchboard' ) }
		</Badge>
	);
}
