import { __ } from '@wordpress/i18n';
import { chevronRight } from '@wordpress/icons';
import { Icon, Link, Pane, PaneHead } from '../../components';
import { pathTo } from '../place';
import type { Section } from '../sections';

interface SettingsNavProps {
	sections: Section[];
	current: Section | undefined;
}

export function SettingsNav( { sections, current }: SettingsNavProps ) {
	const title = __( 'Settings', 'switchboard' );
	return (
		<Pane label={ title } className="switchboard-settings__nav">
			<PaneHead title={ title } level={ current ? 2 : 1 } />
			<nav aria-label={ title }>
				<ul>
					{ sections.map( ( section ) => (
						<li key={ section.label }>
							<Link
								to={ pathTo( section.paths[ 0 ] ?? '' ) }
								aria-current={
									section === current ? 'page' : undefined
								}
							>
								<Icon icon={ section.icon } size={ 16 } />
								<span>{ section.label }</span>
								<Icon
									icon={ chevronRight }
									size={ 16 }
									isDirectional
									className="switchboard-settings__go"
								/>
							</Link>
						</li>
					) ) }
				</ul>
			</nav>
		</Pane>
	);
}
