import { __ } from '@wordpress/i18n';
import type { Channel, Connection } from '../../api';
import { Card, Facts, Time, useNow } from '../../components';
import { StateBadge } from '../parts/state-badge';

interface HealthProps {
	connection: Connection;
	channel: Channel | undefined;
}

const never = () => __( 'Not yet', 'switchboard' );

// How a connection does.
export function Health( { connection, channel }: HealthProps ) {
	const now = useNow();
	const ago = ( when: string | null ) =>
		when ? <Time value={ when } now={ now } /> : never();
	const receives =
		connection.fetches ||
		connection.post_to !== null ||
		connection.received_at !== null;
	return (
		<Card title={ __( 'Health', 'switchboard' ) }>
			<Facts
				facts={ [
					{
						label: __( 'State', 'switchboard' ),
						value: <StateBadge { ...connection } />,
					},
					...( connection.fetches
						? [
								{
									label: __(
										'Last successful fetch',
										'switchboard'
									),
									value: ago( connection.fetched_at ),
								},
							]
						: [] ),
					...( receives
						? [
								{
									label: __(
										'Last mail received',
										'switchboard'
									),
									value: ago( connection.received_at ),
								},
							]
						: [] ),
					...( connection.waiting_since
						? [
								{
									label: __(
										'Oldest mail that waits',
										'switchboard'
									),
									value: ago( connection.waiting_since ),
								},
							]
						: [] ),
					...( connection.address
						? [
								{
									label: __( 'Address', 'switchboard' ),
									value: <bdi>{ connection.address }</bdi>,
								},
							]
						: [] ),
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
		</Card>
	);
}
