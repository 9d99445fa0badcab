import { __, sprintf } from '@wordpress/i18n';
import { getBoot } from '../../api';
import type { Agent } from '../../api';
import type { Deletion } from '../../components';
import { Avatar, Card, Facts } from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { roleName } from '../parts/use-agent-options';
import { RoleFields } from './role-fields';

const deletionOf = ( { name }: Agent ): Deletion => ( {
	label: __( 'Remove from the helpdesk', 'switchboard' ),
	/* translators: %s: a person's name. */
	title: sprintf( __( 'Remove %s?', 'switchboard' ), name ),
	text: sprintf(
		/* translators: %s: a person's name. */
		__(
			'%s sees no tickets any more and leaves all inboxes and teams; tickets that were theirs are unassigned. What was written stays, and so does the WordPress account.',
			'switchboard'
		),
		name
	),
	done: __( 'Agent removed.', 'switchboard' ),
} );

const sorted = ( ids: number[] ): number[] =>
	[ ...ids ].sort( ( a, b ) => a - b );

// One agent: role, inboxes, teams.
export function AgentForm( { agent }: { agent: Agent } ) {
	const { me } = getBoot();
	const isMe = me.id === agent.id;
	const mayChangeRole = me.capabilities.manage_settings;
	return (
		<ResourceForm
			noun="agent"
			record={ agent }
			section="agents"
			crumb={ __( 'Agents and teams', 'switchboard' ) }
			title={ agent.name }
			done={ __( 'Agent saved.', 'switchboard' ) }
			touches={ [ 'inbox', 'team' ] }
			saved={ {
				role: agent.role,
				inboxes: sorted( agent.inboxes ),
				teams: sorted( agent.teams ),
			} }
			deletion={
				agent.permissions.delete && ! isMe
					? deletionOf( agent )
					: undefined
			}
			side={ () => (
				<Card title={ __( 'WordPress user', 'switchboard' ) }>
					<Facts
						facts={ [
							{
								label: __( 'Name', 'switchboard' ),
								value: (
									<span className="switchboard-person">
										<Avatar
											name={ agent.name }
											id={ agent.id }
											src={ agent.avatar }
											size={ 24 }
										/>
										<bdi>{ agent.name }</bdi>
									</span>
								),
							},
							...( agent.email
								? [
										{
											label: __(
												'E-mail',
												'switchboard'
											),
											value: <bdi>{ agent.email }</bdi>,
										},
									]
								: [] ),
							{
								label: __( 'Role', 'switchboard' ),
								value: roleName( agent.role ),
							},
						] }
					/>
				</Card>
			) }
		>
			{ ( { values } ) => (
				<RoleFields
					role={ values.role }
					mayChangeRole={ mayChangeRole }
				/>
			) }
		</ResourceForm>
	);
}
