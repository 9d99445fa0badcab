import { __, sprintf } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { getBoot, useAll } from '../../api';
import type { Agent, Team } from '../../api';
import { AddLink, Avatar, DataTable, EmptyState, Page } from '../../components';
import type { Column } from '../../components';
import { roleName } from '../parts/use-agent-options';
import { membersOf } from '../inboxes/inbox-list';
import { pathTo, settingsCrumb } from '../place';
import './style.scss';

interface Named {
	id: number;
	name: string;
}

const namesOf = ( ids: number[], all: Named[] ): string =>
	all
		.filter( ( { id } ) => ids.includes( id ) )
		.map( ( { name } ) => name )
		.join( ', ' );

function Names( { ids, all }: { ids: number[]; all: Named[] } ) {
	const names = namesOf( ids, all );
	return <span dir="auto">{ names || '–' }</span>;
}

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

function Agents( { teams }: { teams: Team[] } ) {
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

const teamColumns = ( agents: Agent[] ): Column< Team >[] => [
	{
		id: 'members',
		label: __( 'Members', 'switchboard' ),
		render: ( { members } ) => <Names ids={ members } all={ agents } />,
	},
];

function Teams( { teams }: { teams: Team[] } ) {
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

// Who answers, and in which groups.
export function PeoplePage() {
	const teams = useAll( 'team' );
	const mayAdd = getBoot().me.capabilities.manage_settings;
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Agents and teams', 'switchboard' ) }
			isWide
		>
			<section className="switchboard-people">
				<header>
					<h2>{ __( 'Agents', 'switchboard' ) }</h2>
					{ mayAdd && (
						<AddLink
							to={ pathTo( 'agents', 'new' ) }
							label={ __( 'Add agent', 'switchboard' ) }
						/>
					) }
				</header>
				<Agents teams={ teams } />
			</section>
			<section className="switchboard-people">
				<header>
					<h2>{ __( 'Teams', 'switchboard' ) }</h2>
					<AddLink
						to={ pathTo( 'teams', 'new' ) }
						label={ __( 'Add team', 'switchboard' ) }
						isPrimary={ ! mayAdd }
					/>
				</header>
				<Teams teams={ teams } />
			</section>
		</Page>
	);
}
