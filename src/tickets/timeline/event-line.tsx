import {
	commentAuthorAvatar,
	group,
	inbox,
	info,
	pencil,
	scheduled,
	tag,
	update,
} from '@wordpress/icons';
import { __ } from '@wordpress/i18n';
import type { ReactElement } from 'react';
import { useAll } from '../../api';
import type { Event } from '../../api';
import { Icon, Time } from '../../components';
import { describeEvent } from './describe-event';

const ICONS: Record< string, ReactElement > = {
	ticket_assigned: commentAuthorAvatar,
	team_changed: group,
	inbox_changed: inbox,
	tags_changed: tag,
	subject_changed: pencil,
	fields_changed: pencil,
	due_changed: scheduled,
	ticket_snoozed: scheduled,
	status_changed: update,
	custom_status_changed: update,
};

interface EventLineProps {
	/** Of one person, within a minute. */
	events: Event[];
	now: number;
}

export function EventLine( { events, now }: EventLineProps ) {
	const names = {
		agents: useAll( 'agent' ),
		teams: useAll( 'team' ),
		inboxes: useAll( 'inbox' ),
		statuses: useAll( 'status' ),
		tags: useAll( 'tag' ),
	};
	const [ first ] = events;
	if ( ! first ) {
		return null;
	}
	const who =
		first.actor.type === 'system'
			? __( 'Switchboard', 'switchboard' )
			: first.actor.name;
	return (
		<div className="switchboard-event">
			<Icon icon={ ICONS[ first.name ] ?? info } size={ 16 } />
			<span className="switchboard-event__text">
				<bdi>{ who }</bdi>{ ' ' }
				<b>
					{ events
						.map( ( event ) => describeEvent( event, names ) )
						.join( ', ' ) }
				</b>
			</span>
			<Time value={ first.created_at } now={ now } />
		</div>
	);
}
