import { __, sprintf } from '@wordpress/i18n';
import type { Inbox } from '../../api';
import { useAll } from '../../api';
import type { Deletion } from '../../components';
import {
	FieldRow,
	FormSection,
	NumberField,
	PickField,
	SelectField,
	TextField,
	ToggleField,
	toId,
} from '../../components';
import { useAgentOptions } from '../parts/use-agent-options';
import { ResourceForm } from '../parts/resource-form';
import { SignatureField } from './signature-field';
import { check, valuesOf } from './inbox-values';

const deletionOf = ( { name }: Inbox ): Deletion => ( {
	label: __( 'Delete inbox', 'switchboard' ),
	/* translators: %s: an inbox's name. */
	title: sprintf( __( 'Delete the inbox “%s”?', 'switchboard' ), name ),
	text: __(
		'Only an inbox without tickets and connections can be deleted: move them to another inbox first. This can’t be undone.',
		'switchboard'
	),
	done: __( 'Inbox deleted.', 'switchboard' ),
} );

function Sender() {
	return (
		<FormSection
			title={ __( 'Sender', 'switchboard' ) }
			hint={ __( 'Who the customer’s answers come from', 'switchboard' ) }
		>
			<FieldRow>
				<TextField
					name="from_name"
					label={ __( 'From name', 'switchboard' ) }
					help={ __( 'Empty: the site’s name.', 'switchboard' ) }
					maxLength={ 100 }
					dir="auto"
				/>
				<TextField
					name="address"
					type="email"
					label={ __( 'From address', 'switchboard' ) }
					help={ __(
						'Empty: the site’s own address. Your mail server must allow this one.',
						'switchboard'
					) }
					maxLength={ 254 }
					dir="ltr"
				/>
			</FieldRow>
			<SignatureField />
			<ToggleField
				name="send_received"
				label={ __(
					'Confirm each new ticket by e-mail',
					'switchboard'
				) }
				help={ __(
					'The customer gets the number and a link to the ticket. The words are under Mails.',
					'switchboard'
				) }
			/>
		</FormSection>
	);
}

function Closing() {
	const days = __( 'days', 'switchboard' );
	return (
		<FormSection title={ __( 'After it is solved', 'switchboard' ) }>
			<FieldRow>
				<NumberField
					name="close_after_days"
					label={ __( 'Close after', 'switchboard' ) }
					help={ __(
						'0: stays solved and is never closed.',
						'switchboard'
					) }
					min={ 0 }
					max={ 3650 }
					unit={ days }
				/>
				<NumberField
					name="reopen_days"
					label={ __( 'Reopen within', 'switchboard' ) }
					help={ __(
						'An answer to a closed ticket reopens it for so long; later it opens a follow-up.',
						'switchboard'
					) }
					min={ 0 }
					max={ 3650 }
					unit={ days }
				/>
			</FieldRow>
		</FormSection>
	);
}

// One inbox: its name, who works in it, how it writes and when it closes.
export function InboxForm( { inbox }: { inbox: Inbox | null } ) {
	const agents = useAgentOptions();
	const teams = useAll( 'team' );
	return (
		<ResourceForm
			noun="inbox"
			record={ inbox }
			section="inboxes"
			crumb={ __( 'Inboxes', 'switchboard' ) }
			title={ inbox?.name ?? __( 'New inbox', 'switchboard' ) }
			done={
				inbox
					? __( 'Inbox saved.', 'switchboard' )
					: __( 'Inbox added.', 'switchboard' )
			}
			touches={ [ 'agent' ] }
			saved={ valuesOf( inbox ) }
			check={ check }
			deletion={
				inbox?.permissions.delete ? deletionOf( inbox ) : undefined
			}
		>
			{ () => (
				<>
					<FormSection>
						<TextField
							name="name"
							label={ __( 'Name', 'switchboard' ) }
							maxLength={ 100 }
							dir="auto"
							isRequired
						/>
						<PickField
							name="members"
							label={ __( 'Members', 'switchboard' ) }
							help={ __(
								'They see its tickets. Managers see every inbox.',
								'switchboard'
							) }
							options={ agents }
							none={ __(
								'There are no agents yet.',
								'switchboard'
							) }
						/>
						<SelectField
							name="default_team"
							label={ __(
								'Team for new tickets',
								'switchboard'
							) }
							options={ [
								{
									value: '',
									label: __( 'None', 'switchboard' ),
								},
								...teams.map( ( { id, name } ) => ( {
									value: String( id ),
									label: name,
								} ) ),
							] }
							toValue={ toId }
						/>
					</FormSection>
					<Sender />
					<Closing />
				</>
			) }
		</ResourceForm>
	);
}
