import { ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Channel, Connection } from '../../api';
import type { Deletion } from '../../components';
import { FormSection, SelectField, TextField, toId } from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { Access } from './access';
import { ChannelChoice } from './channel-choice';
import { ChannelFields } from './channel-fields';
import { check, connectable, toBody, valuesOf } from './connection-values';
import { Health } from './health';
import { StateBadge } from './state-badge';
import './style.scss';

const deletionOf = ( { name }: Connection ): Deletion => ( {
	label: __( 'Delete connection', 'switchboard' ),
	/* translators: %s: a connection's name. */
	title: sprintf( __( 'Delete the connection “%s”?', 'switchboard' ), name ),
	text: __(
		'Nothing comes in by it any more, and its settings are forgotten. Tickets and messages that came by it stay. To pause it, switch it off instead.',
		'switchboard'
	),
	done: __( 'Connection deleted.', 'switchboard' ),
} );

interface ConnectionFormProps {
	connection: Connection | null;
	channels: Channel[];
}

// One connection: the inbox it feeds, and what its channel asks for.
export function ConnectionForm( {
	connection,
	channels,
}: ConnectionFormProps ) {
	const inboxes = useAll( 'inbox' );
	const channelOf = ( id: string | undefined ) =>
		channels.find( ( channel ) => channel.id === id );
	return (
		<ResourceForm
			noun="connection"
			record={ connection }
			section="connections"
			crumb={ __( 'Connections', 'switchboard' ) }
			title={ connection?.name ?? __( 'New connection', 'switchboard' ) }
			done={
				connection
					? __( 'Connection saved.', 'switchboard' )
					: __( 'Connection added.', 'switchboard' )
			}
			saved={ valuesOf( connection, channels, inboxes[ 0 ]?.id ?? null ) }
			toBody={ ( values, whole ) =>
				toBody(
					values,
					channelOf( whole.channel ),
					connection === null
				)
			}
			check={ check }
			badge={ connection && <StateBadge { ...connection } /> }
			actions={ ( { values, set } ) => (
				<ToggleControl
					__nextHasNoMarginBottom
					className="switchboard-form-page__switch"
					label={ __( 'On', 'switchboard' ) }
					checked={ values.enabled }
					onChange={ ( isOn ) => set( 'enabled', isOn ) }
				/>
			) }
			side={ () =>
				connection && (
					<>
						<Health
							connection={ connection }
							channel={ channelOf( connection.channel ) }
						/>
						{ channelOf( connection.channel )?.abilities.includes(
							'authorize'
						) && <Access connection={ connection } /> }
					</>
				)
			}
			deletion={
				connection?.permissions.delete
					? deletionOf( connection )
					: undefined
			}
		>
			{ ( { values } ) => (
				<>
					<FormSection>
						{ ! connection && (
							<ChannelChoice
								channels={ connectable( channels ) }
							/>
						) }
						<TextField
							name="name"
							label={ __( 'Name', 'switchboard' ) }
							help={ __(
								'Only your team sees it.',
								'switchboard'
							) }
							maxLength={ 100 }
							dir="auto"
							isRequired
						/>
						<SelectField
							name="inbox"
							label={ __( 'Inbox', 'switchboard' ) }
							help={ __(
								'Its tickets gather there.',
								'switchboard'
							) }
							options={ inboxes.map( ( { id, name } ) => ( {
								value: String( id ),
								label: name,
							} ) ) }
							toValue={ toId }
						/>
					</FormSection>
					<Settings
						channel={ channelOf( values.channel ) }
						stored={ connection?.settings ?? {} }
					/>
				</>
			) }
		</ResourceForm>
	);
}

interface SettingsProps {
	channel: Channel | undefined;
	stored: object;
}

function Settings( { channel, stored }: SettingsProps ) {
	const fields = channel?.settings_fields ?? [];
	if ( ! channel || fields.length === 0 ) {
		return null;
	}
	return (
		<FormSection title={ channel.label }>
			<ChannelFields
				fields={ fields }
				stored={ stored as Record< string, unknown > }
			/>
		</FormSection>
	);
}
