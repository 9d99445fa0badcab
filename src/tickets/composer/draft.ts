import type {
	Agent,
	Draft as ServerDraft,
	Message,
	MessageCreate,
} from '../../api';
import { NOBODY_ELSE } from './recipients';
import type { Draft, Kind, LocalDraft } from './types';

/**
 * A new draft.
 *
 * @param kind  Reply or note.
 * @param since Sequence of the newest message.
 */
export const emptyDraft = ( kind: Kind, since: number ): LocalDraft => ( {
	kind,
	html: '',
	attachments: [],
	recipients: null,
	seed: crypto.randomUUID().slice( 0, 18 ),
	since,
	savedAt: null,
	isDirty: false,
} );

export const isEmptyDraft = ( {
	html,
	attachments,
	recipients,
}: Draft ): boolean =>
	html.trim() === '' && attachments.length === 0 && ! recipients;

/**
 * Which copy of a draft is right.
 *
 * @param local  Of this browser.
 * @param server Of the site; null when it has none.
 * @return `local`, `server`, or `none` where it was sent or thrown away elsewhere.
 */
export function chooseDraft(
	local: LocalDraft | null,
	server: Pick< ServerDraft, 'updated_at' > | null
): 'local' | 'server' | 'none' {
	if ( local && ( local.isDirty || local.savedAt === server?.updated_at ) ) {
		return 'local';
	}
	return server ? 'server' : 'none';
}

/**
 * The newest message that was there when a draft was saved: a draft of another browser doesn't say it.
 *
 * @param messages Of the ticket.
 * @param savedAt  When the site got the draft; null where it hasn't yet, then all is known.
 */
export const seenAt = (
	messages: Message[],
	savedAt: string | null
): number => {
	const until = savedAt === null ? Infinity : Date.parse( savedAt );
	return messages.reduce(
		( seen, { sequence, created_at: at } ) =>
			Date.parse( at ) <= until ? Math.max( seen, sequence ) : seen,
		0
	);
};

function hash( text: string ): string {
	const PRIME = 4_294_967_291;
	let value = 7;
	for ( let index = 0; index < text.length; index++ ) {
		value = ( value * 31 + text.charCodeAt( index ) ) % PRIME;
	}
	return value.toString( 16 );
}

/**
 * The client id of what is sent: the same text again is the same message, a changed one is another.
 *
 * @param draft  Draft.
 * @param status Status sent with it.
 */
export function clientId(
	draft: LocalDraft,
	status: string | undefined
): string {
	const ids = draft.attachments.map( ( { id } ) => id );
	return `${ draft.seed }.${ hash( JSON.stringify( [ draft.kind, draft.html, ids, draft.recipients, status ] ) ) }`;
}

/**
 * Messages of others that came while this draft was written.
 *
 * @param messages Of the ticket.
 * @param draft    Draft.
 * @param me       Who writes.
 */
export const messagesSince = (
	messages: Message[],
	draft: LocalDraft,
	me: number
): Message[] =>
	isEmptyDraft( draft )
		? []
		: messages.filter(
				( { sequence, author } ) =>
					sequence > draft.since &&
					! ( author.type === 'agent' && author.id === me )
			);

const parse = ( html: string ): Document =>
	new DOMParser().parseFromString( html, 'text/html' );

/**
 * Agents that a note names. The site keeps no ids in texts, so a restored draft is read by names.
 *
 * @param html   Text.
 * @param agents All agents.
 */
export function mentionsIn( html: string, agents: Agent[] ): number[] {
	const marks = [ ...parse( html ).querySelectorAll( 'mark' ) ];
	const ids = marks.flatMap( ( mark ) => {
		const id = Number( mark.getAttribute( 'data-agent' ) );
		const name = mark.textContent?.replace( /^@/, '' );
		return id
			? [ id ]
			: agents
					.filter( ( agent ) => agent.name === name )
					.map( ( agent ) => agent.id );
	} );
	return [ ...new Set( ids ) ];
}

/**
 * What is sent of a draft: empty lines stay lines in a mail, and a picture that was taken out of the text is left behind.
 *
 * @param draft Draft.
 */
export function outgoing( {
	kind,
	html,
	attachments,
	recipients,
}: Draft ): Pick<
	MessageCreate,
	'html' | 'attachments' | 'to' | 'cc' | 'bcc' | 'forwarded'
> {
	const { to, cc, bcc, forwarded } = recipients ?? NOBODY_ELSE;
	const used = [ ...parse( html ).querySelectorAll( 'img' ) ].map(
		( { src } ) => src
	);
	return {
		html: html
			.replaceAll( '<p></p>', '<p><br></p>' )
			.replaceAll( '<p dir="auto"></p>', '<p dir="auto"><br></p>' ),
		attachments: attachments
			.filter( ( { inline, url } ) => ! inline || used.includes( url ) )
			.map( ( { id } ) => id ),
		...( kind !== 'note' && {
			...( to && { to } ),
			...( cc && { cc } ),
			...( bcc.length > 0 && { bcc } ),
			...( kind === 'forward' && forwarded && { forwarded } ),
		} ),
	};
}
