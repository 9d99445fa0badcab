import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Agent, Channel, Tag, Ticket } from '../../api';
import { Link } from '../../components';
import { RowLines } from './row-lines';
import './style.scss';

export interface TicketRowProps {
	ticket: Ticket;
	/** Path of the ticket in this list. */
	to: string;
	/** All of the site: the row looks up its own. */
	tags: Tag[];
	agents: Agent[];
	channels: Channel[];
	now: number;
	isCurrent: boolean;
	isSelected: boolean;
	isCompact: boolean;
	/** The row that the Tab key reaches. */
	isReachable: boolean;
	onToggle: ( id: number, isRange: boolean ) => void;
}

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
