import { __ } from '@wordpress/i18n';
import type { Channel, Connection } from '../../api';
import { Card, Facts, Time } from '../../components';
import { StateBadge } from './state-badge';

interface HealthProps {
	connection: Connection;
	channel: Channel | undefined;
}

// How a connection does, and what its server said.
export function Health( { connection, channel }: HealthProps ) {
	return (
		<Card title={ __( 'Health', 'switchboard' ) }>
			<Facts
				facts={ [
					{
						label: __( 'State', 'switchboard' ),
						value: <StateBadge { ...connection } />,
					},
					{
						label: __( 'Channel', 'switchboard' ),
						value: channel?.label ?? connection.channel,
					},
					{
						label: __( 'Added', 'switchboard' ),
						value: (
							<Time value={ connection.created_at } as="day" />
						),
					},
				] }
			/>
			{ connection.state_reason && (
				<pre className="switchboard-connection__reason" dir="ltr">
					{ connection.state_reason }
				</pre>
			) }
		</Card>
	);
}
