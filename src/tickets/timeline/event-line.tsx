import { __ } from '@wordpress/i18n';
import {
	commentAuthorAvatar,
	inbox,
	info,
	pencil,
	people,
	scheduled,
	tag,
	update,
} from '@wordpress/icons';
import { Fragment } from '@wordpress/element';
import type { ReactElement } from 'react';
import { useAll } from '../../api';
import type { Event } from '../../api';
import { Icon } from '../../components';
import { describeEvent } from './describe-event';
import type { Sentence } from './describe-event';
import { EntryTime } from '../entry-time';

const ICONS: Record< string, ReactElement > = {
	ticket_assigned: commentAuthorAvatar,
	team_changed: people,
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
	isSameDay: boolean;
}

export function EventLine( { events, now, isSameDay }: EventLineProps ) {
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
				{ events.map( ( event, index ) => (
					<Fragment key={ event.id }>
						{ index > 0 && ', ' }
						<Words sentence={ describeEvent( event, names ) } />
					</Fragment>
				) ) }
			</span>
			<EntryTime
				value={ first.created_at }
				now={ now }
				isSameDay={ isSameDay }
			/>
		</div>
	);
}

function Words( { sentence: { text, value } }: { sentence: Sentence } ) {
	const [ before, after ] = text.split( '%s' );
	return (
		<>
			{ before }
			{ value && (
				<bdi className="switchboard-event__value">{ value }</bdi>
			) }
			{ after }
		</>
	);
}
