import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { requestKeys, useActions, useRecord, useRequest } from '../../api';
import type { Message, Ticket } from '../../api';
import { ErrorNotice, Link, Notice } from '../../components';
import type { NoticeAction } from '../../components';
import { doubtIn, DoubtNotice } from './doubt-notice';

interface PaneNoticeProps {
	ticket: Ticket;
	/** The oldest first. */
	messages: Message[];
}

/** Under the head, one at a time: what failed, else where this ticket stands apart. */
export function PaneNotice( { ticket, messages }: PaneNoticeProps ) {
	const { dismissTicketError, editTicket, unmergeTicket } = useActions();
	const { error } = useRequest( requestKeys.save( 'ticket', ticket.id ) );
	if ( error ) {
		return (
			<ErrorNotice
				message={ sprintf(
					/* translators: %s: why, as a sentence. */
					__(
						'The change was not saved, the old value is back. %s',
						'switchboard'
					),
					error.message
				) }
				onDismiss={ () => dismissTicketError( ticket.id ) }
			/>
		);
	}
	if ( ticket.merged_into ) {
		return (
			<LinkedNotice
				id={ ticket.merged_into }
				text={ __(
					'This ticket was merged. It goes on in <a />.',
					'switchboard'
				) }
				actions={
					ticket.permissions.update
						? [
								{
									label: __(
										'Take the merge back',
										'switchboard'
									),
									onClick: () =>
										void unmergeTicket( ticket ).catch(
											() => {}
										),
								},
							]
						: []
				}
			/>
		);
	}
	if ( ticket.status === 'spam' || ticket.status === 'trash' ) {
		return (
			<Notice
				actions={
					ticket.permissions.update
						? [
								{
									label: __( 'Back to open', 'switchboard' ),
									onClick: () =>
										void editTicket( ticket.id, {
											status: 'open',
										} ),
								},
							]
						: []
				}
			>
				{ ticket.status === 'spam'
					? __( 'This ticket is marked as spam.', 'switchboard' )
					: __( 'This ticket is in the trash.', 'switchboard' ) }
			</Notice>
		);
	}
	const doubt = ticket.permissions.update ? doubtIn( messages ) : undefined;
	if ( doubt ) {
		return <DoubtNotice message={ doubt } ticket={ ticket } />;
	}
	return ticket.follow_up_of ? (
		<LinkedNotice
			id={ ticket.follow_up_of }
			text={ __(
				'This goes on from the closed ticket <a />.',
				'switchboard'
			) }
		/>
	) : null;
}

interface LinkedNoticeProps {
	id: number;
	text: string;
	actions?: NoticeAction[];
}

function LinkedNotice( { id, text, actions }: LinkedNoticeProps ) {
	const { record } = useRecord( 'ticket', id );
	return (
		<Notice spoken="" actions={ actions }>
			{ createInterpolateElement( text, {
				a: (
					<Link to={ `/tickets/${ id }` }>
						{ record
							? `#${ record.number } ${ record.subject }`
							: '…' }
					</Link>
				),
			} ) }
		</Notice>
	);
}
