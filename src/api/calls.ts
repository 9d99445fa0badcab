import { request, requestPage } from './request';
import type { Page } from './request';
import { pathOf } from './resources';
import type { Item, Noun, Query } from './resources';
import type {
	Agent,
	AgentCandidates,
	Attachment,
	Authorization,
	BlockedSender,
	Draft,
	DraftUpdate,
	MailboxFolder,
	MailboxFolderList,
	MailFetch,
	MailFetchList,
	MailFolder,
	Message,
	NotificationPreferences,
	NotificationPreferencesUpdate,
	Participant,
	RoundTrip,
	Settings,
	SettingsUpdate,
	Suspended,
	Standstill,
	Template,
	TemplatePreview,
	Trial,
	TrialCreate,
} from './types';

/** Answers that belong to one screen only and are not kept in the store. All throw ApiError. */

export const fetchDraft = ( ticket: number ): Promise< Draft | null > =>
	request< Draft | null >( `tickets/${ ticket }/draft` );

export const saveDraft = (
	ticket: number,
	data: DraftUpdate
): Promise< Draft | null > =>
	request< Draft | null >( `tickets/${ ticket }/draft`, {
		method: 'PUT',
		data,
	} );

/**
 * Who outside takes part in a ticket.
 * @param ticket
 */
export const fetchParticipants = ( ticket: number ): Promise< Participant[] > =>
	request( `tickets/${ ticket }/participants` );

/** A message as it came in, as text. */
export interface Original {
	from: string;
	to: string;
	date: string | null;
	text: string;
	files: string[];
	source: string;
	/** It is longer than what is shown. */
	is_cut: boolean;
}

export const fetchOriginal = ( {
	ticket,
	id,
}: Pick< Message, 'ticket' | 'id' > ): Promise< Original > =>
	request( `tickets/${ ticket }/messages/${ id }/original` );

/** How many messages wait outside the tickets. */
export interface SuspendedCount {
	suspended: number;
	quarantined: number;
}

export const fetchSuspendedCount = (): Promise< SuspendedCount > =>
	request( 'suspended/count' );

export const fetchSuspended = (
	cursor?: string
): Promise< Page< Suspended > > =>
	requestPage< Suspended >( 'suspended', cursor ? { cursor } : {} );

export const fetchSuspendedSource = ( id: number ): Promise< Original > =>
	request( `suspended/${ id }/source` );

/** What became of a message that waited. */
export interface Settled {
	action: string;
	reason: string;
	ticket: number | null;
}

export const settleSuspended = (
	id: number,
	verb: 'release' | 'replay'
): Promise< Settled > =>
	request( `suspended/${ id }/${ verb }`, { method: 'POST' } );

export const blockSuspended = (
	id: number,
	domain: boolean
): Promise< unknown > =>
	request( `suspended/${ id }/block`, { method: 'POST', data: { domain } } );

export const deleteSuspended = ( id: number ): Promise< unknown > =>
	request( `suspended/${ id }`, { method: 'DELETE' } );

export const fetchBlockedSenders = (): Promise< BlockedSender[] > =>
	request( 'blocked-senders' );

export const unblockSender = ( sender: string ): Promise< unknown > =>
	request( 'blocked-senders', { method: 'DELETE', query: { sender } } );

export const fetchAttachment = ( id: number ): Promise< Attachment > =>
	request( `attachments/${ id }` );

export const deleteAttachment = ( id: number ): Promise< unknown > =>
	request( `attachments/${ id }`, { method: 'DELETE' } );

/**
 * One page of a collection, for pickers and tables that keep their own pages.
 * @param noun
 * @param query
 * @param signal
 */
export function fetchPage< N extends Noun >(
	noun: N,
	query: Query< N > & { cursor?: string },
	signal?: AbortSignal
): Promise< Page< Item< N > > > {
	return requestPage< Item< N > >( pathOf( noun ), query, { signal } );
}

/** A user who could become an agent. */
export type Candidate = Pick< Agent, 'id' | 'name' | 'email' | 'avatar' >;

export const fetchAgentCandidates = (
	search: string,
	signal?: AbortSignal
): Promise< Candidate[] > =>
	request< Candidate[] >( 'agents/candidates', {
		query: { search } satisfies AgentCandidates,
		signal,
	} );

/** A mail with sample values, as it would go out. */
export interface PreviewedTemplate {
	subject: string;
	html: string;
	text: string;
	/** Variables that there are not. */
	unknown: string[];
}

export const previewTemplate = (
	id: string,
	data: TemplatePreview,
	signal?: AbortSignal
): Promise< PreviewedTemplate > =>
	request< PreviewedTemplate >( `templates/${ id }/preview`, {
		method: 'POST',
		data,
		signal,
	} );

export const fetchPreferences = (): Promise< NotificationPreferences > =>
	request( 'preferences' );

export const savePreferences = (
	data: NotificationPreferencesUpdate
): Promise< NotificationPreferences > =>
	request( 'preferences', { method: 'PATCH', data } );

export const fetchSettings = (): Promise< Settings > => request( 'settings' );

export const saveSettings = ( data: SettingsUpdate ): Promise< Settings > =>
	request( 'settings', { method: 'PATCH', data } );

export interface SitePage {
	id: number;
	title: { raw: string };
	status: string;
}

/** The first hundred pages of the site by title, for those who may edit them. */
export const fetchSitePages = (): Promise< SitePage[] > =>
	request( '/wp/v2/pages', {
		query: {
			context: 'edit',
			per_page: 100,
			orderby: 'title',
			order: 'asc',
			status: [ 'publish', 'private', 'draft' ],
			_fields: 'id,title,status',
		},
	} );

/** Goes back to the built-in words. */
export const restoreTemplate = ( id: string ): Promise< Template > =>
	request( `templates/${ id }`, { method: 'DELETE' } );

/** Whether a connection has access at its provider. */
export const fetchAuthorization = (
	connection: number
): Promise< Authorization > =>
	request( `connections/${ connection }/authorization` );

/** Begins to give it access; the browser goes on to `url`. */
export const startAuthorization = (
	connection: number
): Promise< Authorization > =>
	request( `connections/${ connection }/authorization`, { method: 'POST' } );

/** Tries settings of a connection before they are saved. */
export const tryConnection = ( data: TrialCreate ): Promise< Trial > =>
	request( 'connections/test', { method: 'POST', data } );

/** The folders of a mailbox, before its settings are saved. */
export const fetchMailboxFolders = (
	data: MailboxFolderList
): Promise< MailboxFolder[] > =>
	request( 'connections/folders', { method: 'POST', data } );

/** Fetches the mail of a connection now. */
export const fetchMail = ( connection: number ): Promise< MailFetch > =>
	request( `connections/${ connection }/fetch`, { method: 'POST' } );

/** What became of earlier fetches, the newest first. */
export const fetchMailFetches = (
	connection: number,
	query: MailFetchList
): Promise< Page< MailFetch > > =>
	requestPage( `connections/${ connection }/fetches`, query );

/** What lies on the server and what of it is here. */
export const fetchMailFolders = (
	connection: number
): Promise< MailFolder[] > => request( `connections/${ connection }/folders` );

/** Sends a mail to the inbox's own address; it is found again by its word. */
export const beginRoundTrip = ( connection: number ): Promise< RoundTrip > =>
	request( `connections/${ connection }/round-trip`, { method: 'POST' } );

export const lookForRoundTrip = (
	connection: number,
	word: string
): Promise< RoundTrip > =>
	request( `connections/${ connection }/round-trip`, { query: { word } } );

/** Whose mail does not come in. */
export const fetchStandstills = (): Promise< Standstill[] > =>
	request( 'standstills' );
