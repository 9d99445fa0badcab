import { ToggleControl } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import { __, sprintf } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Channel, Connection, Inbox } from '../../api';
import type { Deletion, FormState } from '../../components';
import {
	FieldRow,
	FormSection,
	Notice,
	SelectField,
	TextField,
	toId,
} from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { ChannelFields } from './channel-fields';
import { countingOf } from './conditions';
import type { Settings } from './conditions';
import {
	check,
	nameFor,
	newValues,
	toBody,
	typedSettings,
	valuesOf,
} from './connection-values';
import type { ConnectionValues } from './connection-values';
import { Fetches } from './fetches';
import { Health } from './health';
import { RoundTrip } from './round-trip';
import { PresetGuide } from './preset-guide';
import { presetOf } from './presets';
import type { Beginning } from './presets';
import { keepSecret, makeUpSecret } from './secrets';
import { SetupContext } from './setup';
import { StateBadge } from '../parts/state-badge';
import { useMailboxFolders } from './use-mailbox-folders';
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

const noAddress = ( inbox: Inbox | undefined ) =>
	inbox && inbox.address === ''
		? __(
				'Its tickets gather there. This inbox has no From address yet: give it the address of this mailbox, so that customers can reply to its mails.',
				'switchboard'
			)
		: __( 'Its tickets gather there.', 'switchboard' );

interface SetupProps {
	connection: Connection | null;
	channel: Channel | undefined;
	form: FormState< ConnectionValues >;
	children: ReactNode;
}

// Lets the fields know of each other.
function SetUp( { connection, channel, form, children }: SetupProps ) {
	const saved = useMemo< Settings >(
		() =>
			connection ? typedSettings( valuesOf( connection, channel ) ) : {},
		[ connection, channel ]
	);
	const folders = useMailboxFolders(
		channel,
		connection?.id ?? null,
		form.values,
		form.refuse
	);
	if ( ! channel ) {
		return null;
	}
	const typed = typedSettings( form.values );
	const counting = countingOf( channel.settings_fields, typed );
	return (
		<SetupContext.Provider
			value={ {
				connection,
				channel,
				form,
				saved,
				typed,
				counting,
				folders,
			} }
		>
			{ children }
		</SetupContext.Provider>
	);
}

// What is wrong, over everything else.
function Trouble( { state, state_reason: reason, enabled }: Connection ) {
	if ( ! enabled || state === 'ok' || ! reason ) {
		return null;
	}
	return (
		<Notice status={ state === 'error' ? 'error' : 'warning' }>
			{ reason }
		</Notice>
	);
}

/** The secret that was made up here, which the address to post to needs. */
function madeUp( channel: Channel | undefined, values: object ): string {
	const typed = typedSettings( values );
	const field = channel?.settings_fields.find( ( { generate } ) => generate );
	return field ? String( typed[ field.key ] ?? '' ) : '';
}

interface ConnectionFormProps {
	/** Null for a new one. */
	connection: Connection | null;
	channel: Channel | undefined;
	/** What a new one begins with. */
	beginning?: Beginning;
}

// One connection: the inbox it feeds, and what its channel asks for.
export function ConnectionForm( {
	connection,
	channel,
	beginning,
}: ConnectionFormProps ) {
	const inboxes = useAll( 'inbox' );
	// What is typed later doesn't make another preset of it.
	const [ preset ] = useState( () =>
		beginning || ! channel || ! connection
			? ( beginning?.preset ?? null )
			: presetOf( channel, connection.settings as Settings )
	);
	const [ fresh ] = useState( () =>
		beginning
			? newValues( beginning, inboxes[ 0 ]?.id ?? null, makeUpSecret )
			: null
	);
	const saved = fresh ?? valuesOf( connection as Connection, channel );
	const isNew = connection === null;
	const label = preset?.label ?? channel?.label ?? '';
	const named = ( values: ConnectionValues ): string =>
		values.name.trim() ||
		( isNew ? nameFor( values, channel, label ) : '' );
	return (
		<ResourceForm
			noun="connection"
			record={ connection }
			section="connections"
			crumb={ __( 'Connections', 'switchboard' ) }
			title={ connection?.name ?? __( 'New connection', 'switchboard' ) }
			done={
				isNew
					? __( 'Connection added.', 'switchboard' )
					: __( 'Connection saved.', 'switchboard' )
			}
			saved={ saved }
			toBody={ ( changes, whole ) =>
				toBody(
					isNew ? { ...changes, name: named( whole ) } : changes,
					whole,
					channel,
					isNew
				)
			}
			check={ ( values ) =>
				check( { ...values, name: named( values ) } )
			}
			onSaved={ ( { id }, values ) => {
				const secret = madeUp( channel, values );
				if ( secret ) {
					keepSecret( id, secret );
				}
			} }
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
						<Health connection={ connection } channel={ channel } />
						{ connection.fetches && (
							<Fetches connection={ connection } />
						) }
						{ connection.enabled &&
							( connection.fetches ||
								connection.post_to !== null ) && (
								<RoundTrip connection={ connection } />
							) }
					</>
				)
			}
			deletion={
				connection?.permissions.delete
					? deletionOf( connection )
					: undefined
			}
		>
			{ ( form ) => (
				<SetUp
					connection={ connection }
					channel={ channel }
					form={ form }
				>
					{ connection && <Trouble { ...connection } /> }
					<PresetGuide
						preset={ preset }
						label={ label }
						isNew={ isNew }
						isOpen={ Boolean(
							connection?.post_to && ! connection.received_at
						) }
					/>
					<FormSection>
						<FieldRow>
							<TextField
								name="name"
								label={ __( 'Name', 'switchboard' ) }
								help={ __(
									'Only your team sees it.',
									'switchboard'
								) }
								placeholder={
									isNew
										? nameFor( form.values, channel, label )
										: undefined
								}
								maxLength={ 100 }
								dir="auto"
								isRequired={ ! isNew }
							/>
							<SelectField
								name="inbox"
								label={ __( 'Inbox', 'switchboard' ) }
								help={
									channel?.abilities.includes( 'send' )
										? noAddress(
												inboxes.find(
													( { id } ) =>
														id === form.values.inbox
												)
											)
										: __(
												'Its tickets gather there.',
												'switchboard'
											)
								}
								options={ inboxes.map( ( { id, name } ) => ( {
									value: String( id ),
									label: name,
								} ) ) }
								toValue={ toId }
							/>
						</FieldRow>
					</FormSection>
					<ChannelFields preset={ preset } />
				</SetUp>
			) }
		</ResourceForm>
	);
}
