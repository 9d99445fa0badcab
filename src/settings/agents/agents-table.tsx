import { __, sprintf } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { getBoot, useAll } from '../../api';
import type { Agent, Team } from '../../api';
import { Avatar, DataTable, EmptyState } from '../../components';
import type { Column } from '../../components';
import { roleName } from '../parts/use-agent-options';
import { pathTo } from '../place';
import { Names } from './names';

const agentTitle = (): Column< Agent > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( { id, name, avatar } ) => (
		<span className="switchboard-person">
			<Avatar name={ name } id={ id } src={ avatar } size={ 24 } />
			<bdi>
				{ id === getBoot().me.id
					? /* translators: %s: a person's name. */
						sprintf( __( '%s (you)', 'switchboard' ), name )
					: name }
			</bdi>
		</span>
	),
	sortBy: ( { name } ) => name,
} );

function useAgentColumns( teams: Team[] ): Column< Agent >[] {
	const inboxes = useAll( 'inbox' );
	return [
		{
			id: 'role',
			label: __( 'Role', 'switchboard' ),
			render: ( { role } ) => roleName( role ),
			sortBy: ( { role } ) => roleName( role ),
			isOnPhone: true,
		},
		{
			id: 'inboxes',
			label: __( 'Inboxes', 'switchboard' ),
			render: ( { role, inboxes: ids } ) =>
				role === 'manager' ? (
					__( 'All', 'switchboard' )
				) : (
					<Names ids={ ids } all={ inboxes } />
				),
		},
		{
			id: 'teams',
			label: __( 'Teams', 'switchboard' ),
			render: ( { teams: ids } ) => <Names ids={ ids } all={ teams } />,
		},
	];
}

export function AgentsTable( { teams }: { teams: Team[] } ) {
	const agents = useAll( 'agent' ).filter( ( { role } ) => role !== null );
	return (
		<DataTable
			label={ __( 'Agents', 'switchboard' ) }
			items={ agents }
			title={ agentTitle() }
			note={ ( { email } ) => email && <bdi>{ email }</bdi> }
			columns={ useAgentColumns( teams ) }
			linkOf={ ( { id } ) => pathTo( 'agents', id ) }
			searchIn={ ( { name, email } ) => `${ name } ${ email ?? '' }` }
			empty={
				<EmptyState
					icon={ people }
					title={ __( 'Nobody answers tickets yet', 'switchboard' ) }
				>
					{ __(
						'Agents are WordPress users of this site with a role in the helpdesk.',
						'switchboard'
					) }
				</EmptyState>
			}
		/>
	);
}
