import { __, sprintf } from '@wordpress/i18n';
import type { Message } from '../../api';

export type Envelope = NonNullable< Message[ 'envelope' ] >;

const rules = (): Record< string, string > => ( {
	'reply-address': __(
		'It was sent to the address that we gave for answers to this ticket.',
		'switchboard'
	),
	'agent-address': __(
		'It was sent to the address that we gave to an agent for answers to a notice of this ticket.',
		'switchboard'
	),
	'in-reply-to': __( 'It answers a mail of this ticket.', 'switchboard' ),
	references: __( 'It goes on from a mail of this ticket.', 'switchboard' ),
	bounce: __(
		'It reports on a mail that we sent from this ticket.',
		'switchboard'
	),
	mark: __(
		'It quotes a mail of ours that bears the mark of this ticket.',
		'switchboard'
	),
	subject: __(
		'The number of this ticket is in its subject.',
		'switchboard'
	),
} );

const reasons = (): Record< string, string > => ( {
	signed: __( 'Only we could have made that sign.', 'switchboard' ),
	'known-id': __(
		'That mail is known in this inbox, and the sender takes part.',
		'switchboard'
	),
	genuine: __(
		'The mail server says that the sender is genuine.',
		'switchboard'
	),
	stranger: __( 'But the sender does not take part in it.', 'switchboard' ),
	'not-proved': __(
		'But nothing proves that the sender is who it says.',
		'switchboard'
	),
	'not-the-agent': __(
		'But it did not come from the agent that the address was made for.',
		'switchboard'
	),
	'agents-notice': __(
		'But what it answers was a notice to an agent, so it may not be meant for the customer.',
		'switchboard'
	),
} );

/**
 * Why a mail lies on its ticket, in plain sentences.
 *
 * @param envelope Envelope of the mail.
 */
export function whyHere( {
	rule,
	reason,
	suggested_ticket: suggested,
	forwarded_by: forwarder,
}: Envelope ): string[] {
	const evidence = rule ? rules()[ rule ] : undefined;
	const enough = reason ? reasons()[ reason ] : undefined;
	const isDoubt = [
		'stranger',
		'not-proved',
		'not-the-agent',
		'agents-notice',
	].includes( reason ?? '' );
	const sentences: Array< string | undefined > = [];
	if ( ! evidence ) {
		sentences.push(
			__(
				'Nothing in it points to an earlier ticket, so it opened this one.',
				'switchboard'
			)
		);
	} else if ( isDoubt ) {
		sentences.push(
			suggested
				? sprintf(
						/* translators: %d: number of a ticket. */
						__(
							'It may belong to #%d, which it does not join by itself:',
							'switchboard'
						),
						suggested.number
					)
				: __(
						'It pointed to another ticket, which it did not join by itself:',
						'switchboard'
					),
			evidence,
			enough
		);
	} else {
		sentences.push( evidence, enough );
	}
	if ( forwarder ) {
		sentences.push(
			sprintf(
				/* translators: %s: an agent. */
				__( '%s passed it on to this inbox.', 'switchboard' ),
				forwarder.name
			)
		);
	}
	return sentences.filter( ( text ): text is string => Boolean( text ) );
}

const automatic = (): Record< string, string > => ( {
	'auto-submitted:auto-replied': __( 'Automatic reply', 'switchboard' ),
	'auto-submitted:auto-generated': __(
		'Written by a program',
		'switchboard'
	),
	'auto-submitted:auto-notified': __( 'Automatic notice', 'switchboard' ),
	bounce: __( 'Delivery report', 'switchboard' ),
	report: __( 'Delivery report', 'switchboard' ),
	'feedback-report': __( 'Complaint report', 'switchboard' ),
	'failed-recipients': __( 'Delivery report', 'switchboard' ),
	'mailer-daemon': __( 'From a mail server', 'switchboard' ),
	'empty-return-path': __( 'From a mail server', 'switchboard' ),
	'autoreply-header': __( 'Automatic reply', 'switchboard' ),
	'out-of-office': __( 'Out of office', 'switchboard' ),
	'out-of-office-subject': __( 'Out of office', 'switchboard' ),
	challenge: __( 'Asks the sender to prove something', 'switchboard' ),
	'precedence:list': __( 'From a mailing list', 'switchboard' ),
	'precedence:bulk': __( 'Sent to many', 'switchboard' ),
	'precedence:junk': __( 'Sent to many', 'switchboard' ),
	'precedence:auto_reply': __( 'Automatic reply', 'switchboard' ),
	'own-address': __( 'From one of our own addresses', 'switchboard' ),
} );

/**
 * What a machine's mail is called.
 *
 * @param sign By what it gave itself away; null where only that much is known.
 */
export const automaticLabel = ( sign: string | null ): string =>
	automatic()[ sign ?? '' ] ?? __( 'Automatic', 'switchboard' );

const waiting = (): Record< string, string > => ( {
	blocked: __( 'The sender is blocked.', 'switchboard' ),
	spam: __( 'A mail server marked it as spam.', 'switchboard' ),
	akismet: __( 'Akismet takes it for spam.', 'switchboard' ),
	forged: __(
		'It pretends to come from one of us: its sender is not genuine.',
		'switchboard'
	),
	'no-sender': __(
		'It names no sender who could be answered.',
		'switchboard'
	),
	'not-the-agent': __(
		'It was sent to an address that belongs to an agent, by somebody else, or by one who may not write there any more.',
		'switchboard'
	),
	'agent-automatic': __(
		'It is an automatic reply to the notice of an agent.',
		'switchboard'
	),
	'agent-unclear': __(
		'An agent answered a notice, but nothing is left of the text without the quote.',
		'switchboard'
	),
} );

/**
 * Why a message waits outside the tickets, as a sentence.
 *
 * @param reason Word of the filter.
 */
export const whyWaiting = ( reason: string ): string =>
	waiting()[ reason ] ??
	sprintf(
		/* translators: %s: what kind of automatic mail, such as "Out of office". */
		__(
			'A machine wrote it, and it answers no mail of ours. (%s)',
			'switchboard'
		),
		automaticLabel( reason )
	);
