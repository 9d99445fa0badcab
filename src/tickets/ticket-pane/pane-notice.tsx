import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { requestKeys, useActions, useRecord, useRequest } from '../../api';
import type { Ticket } from '../../api';
import { ErrorNotice, Link, Notice } from '../../components';

/** Under the head, one at a time: what failed, else where this ticket stands apart. */
export function PaneNotice( { ticket }: { ticket: Ticket } ) {
	const { dismissTicketError, editTicket } = useActions();
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

function LinkedNotice( { id, text }: { id: number; text: string } ) {
	const { record } = useRecord( 'ticket', id );
	return (
		<Notice spoken="">
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
