import { __, sprintf } from '@wordpress/i18n';
import type { Team } from '../../api';
import type { Deletion } from '../../components';
import { FormSection, PickField, TextField } from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { useAgentOptions } from '../parts/use-agent-options';

const deletionOf = ( { name }: Team ): Deletion => ( {
	label: __( 'Delete team', 'switchboard' ),
	/* translators: %s: a team's name. */
	title: sprintf( __( 'Delete the team “%s”?', 'switchboard' ), name ),
	text: __(
		'Its tickets stay, but belong to no team any more. Its members stay agents. This can’t be undone.',
		'switchboard'
	),
	done: __( 'Team deleted.', 'switchboard' ),
} );

const check = ( { name }: { name: string } ) =>
	name.trim() === ''
		? { name: __( 'Give the team a name.', 'switchboard' ) }
		: ( {} as Record< string, string > );

// One team: its name and who is in it.
export function TeamForm( { team }: { team: Team | null } ) {
	const agents = useAgentOptions();
	return (
		<ResourceForm
			noun="team"
			record={ team }
			section="teams"
			list="agents"
			crumb={ __( 'Agents and teams', 'switchboard' ) }
			title={ team?.name ?? __( 'New team', 'switchboard' ) }
			done={
				team
					? __( 'Team saved.', 'switchboard' )
					: __( 'Team added.', 'switchboard' )
			}
			touches={ [ 'agent' ] }
			saved={ {
				name: team?.name ?? '',
				members: [ ...( team?.members ?? [] ) ].sort(
					( a, b ) => a - b
				),
			} }
			check={ check }
			deletion={
				team?.permissions.delete ? deletionOf( team ) : undefined
			}
		>
			{ () => (
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
						options={ agents }
						none={ __( 'There are no agents yet.', 'switchboard' ) }
					/>
				</FormSection>
			) }
		</ResourceForm>
	);
}
