import { __ } from '@wordpress/i18n';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import type { SectionProps } from '../sections';
import { AddAgent } from './add-agent';
import { AgentForm } from './agent-form';
import { PeoplePage } from './people-page';
import { TeamForm } from './team-form';

// Settings › Agents and teams.
export function AgentsSection( { section, id }: SectionProps ) {
	if ( id === null ) {
		return <PeoplePage />;
	}
	const crumb = {
		label: __( 'Agents and teams', 'switchboard' ),
		to: pathTo( 'agents' ),
	};
	if ( section === 'teams' ) {
		return (
			<ResourcePage noun="team" id={ id } crumb={ crumb }>
				{ ( team ) => <TeamForm team={ team } /> }
			</ResourcePage>
		);
	}
	if ( id === 'new' ) {
		return <AddAgent crumb={ crumb } />;
	}
	return (
		<ResourcePage noun="agent" id={ id } crumb={ crumb }>
			{ ( agent ) => <>{ agent && <AgentForm agent={ agent } /> }</> }
		</ResourcePage>
	);
}
