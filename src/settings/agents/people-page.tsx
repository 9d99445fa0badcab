import { __ } from '@wordpress/i18n';
import { getBoot, useAll } from '../../api';
import { AddLink, Page } from '../../components';
import { pathTo, settingsCrumb } from '../place';
import { AgentsTable } from './agents-table';
import { TeamsTable } from './teams-table';
import './style.scss';

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
				<AgentsTable teams={ teams } />
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
				<TeamsTable teams={ teams } />
			</section>
		</Page>
	);
}
