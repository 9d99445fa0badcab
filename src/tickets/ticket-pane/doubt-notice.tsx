import { createInterpolateElement, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Message, Ticket } from '../../api';
import { Link, navigate, Notice, useSay } from '../../components';
import { whyHere } from '../lib/mail-words';

/**
 * The latest mail that an agent must decide something about.
 *
 * @param messages Of the ticket, the oldest first.
 */
export const doubtIn = ( messages: Message[] ): Message | undefined =>
	messages
		.filter(
			( { envelope } ) =>
				envelope?.suggested_ticket || envelope?.forwarded_by
		)
		.pop();

interface DoubtNoticeProps {
	message: Message;
	ticket: Ticket;
}

/** To which ticket a mail belongs, or whose it is: a question with two answers. */
export function DoubtNotice( { message, ticket }: DoubtNoticeProps ) {
	const { correctMessage } = useActions();
	const say = useSay();
	const [ isBusy, setBusy ] = useState( false );
	const { suggested_ticket: suggested, forwarded_by: forwarder } =
		message.envelope ?? {};
	const settle = async ( verb: 'join' | 'dismiss' | 'requester' ) => {
		if ( isBusy ) {
			return;
		}
		setBusy( true );
		try {
			const after = await correctMessage( message, verb );
			if ( verb === 'join' ) {
				say(
					sprintf(
						/* translators: 1, 2: numbers of tickets. */
						__(
							'#%1$d went into #%2$d. On #%1$d you can take that back.',
							'switchboard'
						),
						ticket.number,
						after.number
					)
				);
				navigate( `/tickets/${ after.id }` );
			}
		} catch {
			// The notice under the head says why.
		}
		setBusy( false );
	};
	if ( suggested ) {
		return (
			<Notice
				spoken={ sprintf(
					/* translators: %d: number of a ticket. */
					__( 'This may belong to #%d.', 'switchboard' ),
					suggested.number
				) }
				actions={ [
					{
						label: __( 'Join', 'switchboard' ),
						onClick: () => void settle( 'join' ),
					},
					{
						label: __( 'Not this one', 'switchboard' ),
						onClick: () => void settle( 'dismiss' ),
						isPlain: true,
					},
				] }
			>
				<span title={ whyHere( message.envelope! ).join( ' ' ) }>
					{ createInterpolateElement(
						__( 'This may belong to <a />.', 'switchboard' ),
						{
							a: (
								<Link to={ `/tickets/${ suggested.id }` }>
									<bdi>{ `#${ suggested.number } ${ suggested.subject }` }</bdi>
								</Link>
							),
						}
					) }
				</span>
			</Notice>
		);
	}
	return forwarder ? (
		<Notice
			actions={ [
				{
					label: sprintf(
						/* translators: %s: an agent. */
						__( 'Make %s the customer', 'switchboard' ),
						forwarder.name
					),
					onClick: () => void settle( 'requester' ),
				},
			] }
		>
			{ sprintf(
				/* translators: 1: the customer, 2: an agent. */
				__(
					'%2$s forwarded this mail of %1$s, so %1$s is the customer.',
					'switchboard'
				),
				ticket.contact_name,
				forwarder.name
			) }
		</Notice>
	) : null;
}
