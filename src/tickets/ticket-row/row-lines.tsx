import { __ } from '@wordpress/i18n';
import {
	Avatar,
	ChannelIcon,
	NobodyAvatar,
	TagPill,
	Time,
} from '../../components';
import { DueBadge } from '../due-badge';
import { dueBadge } from '../lib/due';
import type { TicketRowProps } from '.';

const MOST_TAGS = 2;

/** Who and when, what and whose. */
export function RowLines( {
	ticket,
	tags,
	agents,
	channels,
	now,
	isCompact,
}: TicketRowProps ) {
	const own = tags.filter( ( { id } ) => ticket.tags.includes( id ) );
	const assignee = agents.find( ( { id } ) => id === ticket.assignee );
	const channel = channels.find( ( { id } ) => id === ticket.last_channel );
	return (
		<>
			<span className="switchboard-row__line">
				<span className="switchboard-row__who">
					<span className="switchboard-row__name" dir="auto">
						{ ticket.contact_name ||
							__( 'No name', 'switchboard' ) }
					</span>
					{ ! isCompact &&
						own
							.slice( 0, MOST_TAGS )
							.map( ( { id, name, color } ) => (
								<TagPill
									key={ id }
									name={ name }
									color={ color }
								/>
							) ) }
				</span>
				<span className="switchboard-row__when">
					<When ticket={ ticket } now={ now } />
				</span>
			</span>
			<span className="switchboard-row__line">
				<span className="switchboard-row__what" dir="auto">
					<span className="switchboard-row__subject">
						{ ticket.subject || __( 'No subject', 'switchboard' ) }
					</span>
					{ ! isCompact && ` ${ ticket.snippet }` }
				</span>
				<span className="switchboard-row__whose">
					<ChannelIcon
						icon={ channel?.icon }
						label={ channel?.label ?? ticket.last_channel }
					/>
					{ assignee ? (
						<Avatar
							name={ assignee.name }
							id={ assignee.id }
							src={ assignee.avatar }
							size={ 20 }
							label={ assignee.name }
						/>
					) : (
						<NobodyAvatar
							label={ __( 'Unassigned', 'switchboard' ) }
						/>
					) }
				</span>
			</span>
		</>
	);
}

function When( { ticket, now }: Pick< TicketRowProps, 'ticket' | 'now' > ) {
	return dueBadge( ticket.due_at, now ) ? (
		<DueBadge dueAt={ ticket.due_at } now={ now } />
	) : (
		<Time
			as="elapsed"
			value={ ticket.waiting_since ?? ticket.last_activity_at }
			now={ now }
		/>
	);
}
