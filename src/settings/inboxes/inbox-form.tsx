import { __, sprintf } from '@wordpress/i18n';
import type { Inbox } from '../../api';
import { useAll } from '../../api';
import type { Deletion } from '../../components';
import {
	FormSection,
	PickField,
	SelectField,
	TextField,
	toId,
} from '../../components';
import { useAgentOptions } from '../parts/use-agent-options';
import { ResourceForm } from '../parts/resource-form';
import { Closing } from './closing';
import { check, valuesOf } from './inbox-values';
import { Connections } from './connections';
import { Sender } from './sender';

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
					<Connections inbox={ inbox } />
					<Closing />
				</>
			) }
		</ResourceForm>
	);
}
