import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { close, people, plus, settings } from '@wordpress/icons';
import { getBoot, useCounters } from '../../api';
import { Avatar, navigate, Pane, PaneBody, PaneHead } from '../../components';
import type { Place } from '../lib/paths';
import { pathOf } from '../lib/paths';
import { ShortcutsButton } from '../shortcuts';
import { groupLabels } from '../views';
import type { TicketView } from '../views';
import { SuspendedLink } from './suspended-link';
import { ViewLink } from './view-link';
import './style.scss';

interface ViewsPaneProps {
	views: TicketView[];
	place: Place;
	/** On the phone: closes the sheet. */
	onClose: () => void;
}

const GROUPS = [ 'main', 'saved', 'inboxes', 'teams' ] as const;

export function ViewsPane( { views, place, onClose }: ViewsPaneProps ) {
	const counters = useCounters();
	const labels = groupLabels();
	const { me } = getBoot();
	return (
		<Pane
			label={ __( 'Views', 'switchboard' ) }
			className="switchboard-views"
		>
			<PaneHead title="Switchboard">
				{ me.capabilities.reply && (
					<Button
						size="compact"
						icon={ plus }
						iconSize={ 20 }
						label={ __( 'New ticket', 'switchboard' ) }
						shortcut="c"
						onClick={ () =>
							navigate(
								pathOf( {
									...place,
									ticket: 'new',
									panel: false,
								} )
							)
						}
					/>
				) }
				<Button
					className="switchboard-phone-only"
					icon={ close }
					label={ __( 'Close', 'switchboard' ) }
					onClick={ onClose }
				/>
			</PaneHead>
			<PaneBody>
				<nav
					aria-label={ __( 'Views', 'switchboard' ) }
					className="switchboard-views__nav"
				>
					{ GROUPS.map( ( group ) => {
						const members = views.filter(
							( view ) => view.group === group
						);
						return members.length > 0 ? (
							<div
								className="switchboard-views__group"
								key={ group }
							>
								{ labels[ group ] && (
									<h3 className="switchboard-views__caps">
										{ labels[ group ] }
									</h3>
								) }
								<ul>
									{ members.map( ( view ) => (
										<ViewLink
											key={ view.key }
											view={ view }
											count={
												counters
													? view.count?.( counters )
													: undefined
											}
											isCurrent={
												view.key === place.view
											}
											onFollow={ onClose }
										/>
									) ) }
									{ group === 'main' &&
										me.capabilities.reply && (
											<SuspendedLink />
										) }
								</ul>
							</div>
						) : null;
					} ) }
				</nav>
			</PaneBody>
			<footer className="switchboard-views__foot">
				<Avatar
					name={ me.name }
					id={ me.id }
					src={ me.avatar }
					size={ 24 }
				/>
				<span className="switchboard-views__me" dir="auto">
					{ me.name }
				</span>
				<ShortcutsButton />
				<Button
					size="small"
					icon={ people }
					iconSize={ 16 }
					label={ __( 'Contacts', 'switchboard' ) }
					onClick={ () => navigate( '/contacts' ) }
				/>
				<Button
					size="small"
					icon={ settings }
					iconSize={ 16 }
					label={ __( 'Settings', 'switchboard' ) }
					onClick={ () => navigate( '/settings' ) }
				/>
			</footer>
		</Pane>
	);
}
