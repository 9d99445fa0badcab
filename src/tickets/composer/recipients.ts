import type { Attachment, Message, Participant } from '../../api';
import type { Draft, Kind, Recipients } from './types';

/** The ticket decides: the customer, and whoever is on Cc. */
export const NOBODY_ELSE: Recipients = {
	to: '',
	cc: null,
	bcc: [],
	forwarded: null,
};

/**
 * The address of what was typed or picked, such as `Ada <ada@example.org>`.
 *
 * @param text Text.
 */
export const addressOf = ( text: string ): string =>
	( /<([^<>]*)>\s*$/.exec( text )?.[ 1 ] ?? text ).trim();

export const isAddress = ( text: string ): boolean =>
	/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test( text );

/**
 * Addresses of the customer to choose from: where they wrote from first, then those that are proved to be theirs.
 *
 * @param participants Of the ticket.
 */
export function customerAddresses( participants: Participant[] ): string[] {
	const requester = participants.find( ( { role } ) => role === 'requester' );
	if ( ! requester ) {
		return [];
	}
	const own = requester.addresses;
	const first =
		requester.address ||
		( own.find( ( { verified } ) => verified ) ?? own[ 0 ] )?.email;
	return [
		...( first ? [ first ] : [] ),
		...own
			.filter(
				( { email, verified } ) =>
					verified && email.toLowerCase() !== first?.toLowerCase()
			)
			.map( ( { email } ) => email ),
	];
}

/**
 * Who gets a copy of a reply unless the agent says otherwise.
 *
 * @param participants Of the ticket.
 */
export const copiedByDefault = ( participants: Participant[] ): string[] =>
	participants
		.filter( ( { role, address } ) => role === 'cc' && address )
		.map( ( { address } ) => address );

/**
 * Why mail to an address comes back; null where it doesn't, as far as is known.
 *
 * @param participants Of the ticket.
 * @param address      Address.
 */
export function refusalOf(
	participants: Participant[],
	address: string
): string | null {
	const known = participants
		.flatMap( ( { addresses } ) => addresses )
		.find( ( { email } ) => email.toLowerCase() === address.toLowerCase() );
	return known?.refused ?? null;
}

/**
 * A draft in another kind: what is meant for one reader stays with that reader.
 *
 * @param draft    Draft.
 * @param kind     Kind.
 * @param messages Of the ticket: files that lie on them go along with forwards alone.
 */
export function inKind(
	draft: Draft,
	kind: Kind,
	messages: Message[]
): Partial< Draft > {
	if ( kind === draft.kind ) {
		return {};
	}
	const isForward = kind === 'forward';
	const onMessages = new Set(
		messages.flatMap( ( { attachments } ) =>
			attachments.map( ( { id } ) => id )
		)
	);
	const { cc, bcc } = draft.recipients ?? NOBODY_ELSE;
	const isPlain = ! isForward && cc === null && bcc.length === 0;
	return {
		kind,
		recipients: isPlain ? null : { ...NOBODY_ELSE, cc, bcc },
		attachments: isForward
			? draft.attachments
			: draft.attachments.filter( ( { id } ) => ! onMessages.has( id ) ),
	};
}

/**
 * What a draft becomes when a message is to be passed on, or all of them.
 *
 * @param draft    Draft.
 * @param message  The message; null for the whole conversation. One that answers a forward is answered.
 * @param messages Of the ticket.
 */
export function forwardOf(
	draft: Draft,
	message: Message | null,
	messages: Message[]
): Partial< Draft > {
	const isAnswer = message?.kind === 'forward' && message.direction === 'in';
	const files: Attachment[] =
		message && ! isAnswer ? message.attachments : [];
	const kept = inKind( draft, 'note', messages ).attachments;
	return {
		kind: 'forward',
		recipients: {
			...NOBODY_ELSE,
			bcc: draft.recipients?.bcc ?? [],
			to: isAnswer ? ( message.envelope?.from?.email ?? '' ) : '',
			forwarded: message ? [ message.id ] : null,
		},
		attachments: [
			...( kept ?? draft.attachments ),
			...files.map( ( file ) => ( { ...file, inline: false } ) ),
		],
	};
}

/**
 * Whether a text can go: it says something, and everybody whom it goes to has an address.
 *
 * @param draft Draft.
 */
export function canGo( {
	kind,
	html,
	attachments,
	recipients,
}: Draft ): boolean {
	const { to, cc, bcc } = recipients ?? NOBODY_ELSE;
	if ( kind !== 'note' && ! [ ...( cc ?? [] ), ...bcc ].every( isAddress ) ) {
		return false;
	}
	return kind === 'forward'
		? isAddress( to )
		: html.trim() !== '' || attachments.length > 0;
}
