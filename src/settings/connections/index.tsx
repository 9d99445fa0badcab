import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import { ConnectionForm } from './connection-form';
import { ConnectionList } from './connection-list';

// Settings › Connections.
export function ConnectionsSection( { id }: { id: string | null } ) {
	const channels = useAll( 'channel' );
	if ( id === null ) {
		return <ConnectionList channels={ channels } />;
	}
	const crumb = {
		label: __( 'Connections', 'switchboard' ),
		to: pathTo( 'connections' ),
	};
	return (
		<ResourcePage noun="connection" id={ id } crumb={ crumb }>
			{ ( connection ) => (
				<ConnectionForm
					connection={ connection }
					channels={ channels }
				/>
			) }
		</ResourcePage>
	);
}
