import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Agent, Channel, Tag, Ticket } from '../../api';
import {
	Avatar,
	ChannelIcon,
	Link,
	NobodyAvatar,
	TagPill,
	Time,
} from '../../components';
import { DueBadge } from '../due-badge';
import { dueBadge } from '../lib/due';
import './style.scss';

export interface TicketRowProps {
	ticket: Ticket;
	/** Path of the ticket in this list. */
	to: string;
	tags: Tag[];
	assignee: Agent | undefined;
	channel: Channel | undefined;
	now: number;
	isCurrent: boolean;
	isSelected: boolean;
	isCompact: boolean;
	/** The row that the Tab key reaches. */
	isReachable: boolean;
	onToggle: ( id: number, isRange: boolean ) => void;
}

const MOST_TAGS = 2;

export const TicketRow = memo( function Row( props: TicketRowProps ) {
	const {
		ticket,
		to,
		isCurrent,
		isSelected,
		isCompact,
		isReachable,
		onToggle,
	} = props;
	const classes = [
		'switchboard-row',
		ticket.unread && 'is-unread',
		isCurrent && 'is-current',
		isSelected && 'is-selected',
		isCompact && 'is-compact',
	].filter( Boolean );
	const tabIndex = isReachable ? 0 : -1;
	return (
		<div className={ classes.join( ' ' ) }>
			<Link
				to={ to }
				className="switchboard-row__link"
				aria-current={ isCurrent || undefined }
				tabIndex={ tabIndex }
				data-ticket={ ticket.id }
			>
				{ ticket.unread && (
					<span className="switchboard-row__dot">
						<span className="screen-reader-text">
							{ __( 'Unread', 'switchboard' ) }
						</span>
					</span>
				) }
				<RowLines { ...props } />
			</Link>
			<span className="switchboard-row__check">
				<input
					type="checkbox"
					className="switchboard-checkbox"
					tabIndex={ tabIndex }
					checked={ isSelected }
					aria-label={ sprintf(
						/* translators: %d: number of a ticket. */
						__( 'Select #%d', 'switchboard' ),
						ticket.number
					) }
					onClick={ ( event ) =>
						onToggle( ticket.id, event.shiftKey )
					}
					onChange={ () => {} }
				/>
			</span>
		</div>
	);
} );

function RowLines( {
	ticket,
	tags,
	assignee,
	channel,
	now,
	isCompact,
}: TicketRowProps ) {
	return (
		<>
			<span className="switchboard-row__line">
				<span className="switchboard-row__who">
					<span className="switchboard-row__name" dir="auto">
						{ ticket.contact_name ||
							__( 'No name', 'switchboard' ) }
					</span>
					{ ! isCompact &&
						tags
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
