import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import { useLocation } from '../../components';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import { ConnectionForm } from './connection-form';
import { ConnectionList } from './connection-list';
import { connectable } from './connection-values';
import { PresetChoice } from './preset-choice';
import { beginningsOf, nameOf } from './presets';
import './style.scss';

// Settings › Connections.
export function ConnectionsSection( { id }: { id: string | null } ) {
	const channels = useAll( 'channel' );
	const { query } = useLocation();
	if ( id === null ) {
		return <ConnectionList channels={ channels } />;
	}
	const begin = query.get( 'begin' );
	const beginning = beginningsOf( connectable( channels ) ).find(
		( known ) => nameOf( known ) === begin
	);
	if ( id === 'new' && ! beginning ) {
		return <PresetChoice channels={ channels } />;
	}
	const crumb = {
		label: __( 'Connections', 'switchboard' ),
		to: pathTo( 'connections' ),
	};
	return (
		<ResourcePage noun="connection" id={ id } crumb={ crumb }>
			{ ( connection ) => (
				<ConnectionForm
					key={ connection ? connection.id : begin }
					connection={ connection }
					channel={
						connection
							? channels.find(
									( known ) => known.id === connection.channel
								)
							: beginning?.channel
					}
					beginning={ connection ? undefined : beginning }
				/>
			) }
		</ResourcePage>
	);
}
