import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Agent, Team } from '../../api';
import { DataTable, EmptyState } from '../../components';
import type { Column } from '../../components';
import { membersOf } from '../parts/members-of';
import { pathTo } from '../place';
import { Names } from './names';

const teamColumns = ( agents: Agent[] ): Column< Team >[] => [
	{
		id: 'members',
		label: __( 'Members', 'switchboard' ),
		render: ( { members } ) => <Names ids={ members } all={ agents } />,
	},
];

export function TeamsTable( { teams }: { teams: Team[] } ) {
	const agents = useAll( 'agent' );
	return (
		<DataTable
			label={ __( 'Teams', 'switchboard' ) }
			items={ teams }
			title={ {
				id: 'name',
				label: __( 'Name', 'switchboard' ),
				render: ( { name } ) => <span dir="auto">{ name }</span>,
				sortBy: ( { name } ) => name,
			} }
			note={ ( { members } ) => membersOf( members.length ) }
			columns={ teamColumns( agents ) }
			linkOf={ ( { id } ) => pathTo( 'teams', id ) }
			searchIn={ ( { name } ) => name }
			empty={
				<EmptyState
					icon={ people }
					title={ __( 'A team is a group of agents', 'switchboard' ) }
				>
					{ __(
						'A ticket can belong to a team before it belongs to a person, such as Workshop or Returns.',
						'switchboard'
					) }
				</EmptyState>
			}
		/>
	);
}
