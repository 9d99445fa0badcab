import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { fetchAttachment, fetchDraft, getBoot, saveDraft } from '../../api';
import type { Attachment, Draft as ServerDraft } from '../../api';
import { readStored, writeStored } from '../lib/use-stored';
import { chooseDraft, emptyDraft, isEmptyDraft } from './draft';
import type { Draft, Kind, LocalDraft } from './types';

export type DraftState = 'none' | 'saving' | 'saved' | 'kept-here';

type Changes = Partial< Draft > | ( ( before: Draft ) => Partial< Draft > );

export interface DraftHandle {
	draft: LocalDraft;
	state: DraftState;
	/** Grows when the text was replaced from elsewhere, so that the editor shows it. */
	revision: number;
	/** Takes changes, or makes them of the draft as it is by then. */
	change: ( changes: Changes ) => void;
	/** What came until now has been seen. */
	acknowledge: ( sequence: number ) => void;
	/** Waits until nothing is on its way to the site any more. */
	settle: () => Promise< void >;
	/** After sending, or to bring a text back. */
	replace: ( draft: LocalDraft ) => void;
}

const PAUSE = 1000;
const RETRY = 10_000;

// One that was kept before drafts had recipients has none.
function readLocal( key: string ): LocalDraft | null {
	const stored = readStored< LocalDraft >( key );
	return stored && { ...stored, recipients: stored.recipients ?? null };
}

async function readAttachments( ids: number[] ): Promise< Attachment[] > {
	const found = await Promise.all(
		ids.map( ( id ) => fetchAttachment( id ).catch( () => null ) )
	);
	return found.filter(
		( attachment ): attachment is Attachment => attachment !== null
	);
}

/**
 * What an agent writes in a ticket, kept in this browser at each key and with the site a second later.
 *
 * @param ticket Ticket.
 * @param newest Sequence of its newest message.
 */
export function useDraft( ticket: number, newest: number ): DraftHandle {
	const key = `draft-${ ticket }`;
	const first: Kind = getBoot().me.capabilities.reply ? 'reply' : 'note';
	const [ draft, setDraft ] = useState< LocalDraft >(
		() => readLocal( key ) ?? emptyDraft( first, newest )
	);
	const [ state, setState ] = useState< DraftState >(
		isEmptyDraft( draft ) ? 'none' : 'saved'
	);
	const [ revision, setRevision ] = useState( 0 );
	const latest = useRef( draft );
	const timer = useRef( 0 );
	const running = useRef< Promise< void > >( Promise.resolve() );

	const keep = useCallback(
		( next: LocalDraft ) => {
			latest.current = next;
			setDraft( next );
			writeStored(
				key,
				isEmptyDraft( next ) && ! next.isDirty ? null : next
			);
		},
		[ key ]
	);

	const save = useCallback( async () => {
		const sent = latest.current;
		if ( ! sent.isDirty ) {
			return;
		}
		if ( isEmptyDraft( sent ) && sent.savedAt === null ) {
			keep( { ...sent, isDirty: false } );
			setState( 'none' );
			return;
		}
		setState( 'saving' );
		try {
			const saved = await saveDraft( ticket, {
				kind: sent.kind,
				html: sent.html,
				attachments: sent.attachments.map( ( { id } ) => id ),
				recipients: sent.recipients,
			} );
			const isSame = latest.current === sent;
			keep( {
				...latest.current,
				savedAt: saved?.updated_at ?? null,
				isDirty: ! isSame,
			} );
			setState( isEmptyDraft( latest.current ) ? 'none' : 'saved' );
		} catch {
			setState( 'kept-here' );
			timer.current = window.setTimeout( () => plan( 0 ), RETRY );
		}
		// `plan` and `save` name each other.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ ticket, keep ] );

	const plan = useCallback(
		( pause: number ) => {
			window.clearTimeout( timer.current );
			timer.current = window.setTimeout( () => {
				running.current = running.current.then( save );
			}, pause );
		},
		[ save ]
	);

	useEffect( () => {
		const restore = async ( server: ServerDraft | null ) => {
			const choice = chooseDraft( readLocal( key ), server );
			if ( choice === 'local' || latest.current.isDirty ) {
				plan( PAUSE );
				return;
			}
			const empty = emptyDraft( first, newest );
			const attachments = server
				? await readAttachments( server.attachments )
				: [];
			if ( ! latest.current.isDirty ) {
				keep(
					server && choice === 'server'
						? {
								...empty,
								since: 0,
								kind: server.kind,
								html: server.html,
								attachments,
								recipients: server.recipients,
								savedAt: server.updated_at,
							}
						: empty
				);
				setState( server ? 'saved' : 'none' );
				setRevision( ( count ) => count + 1 );
			}
		};
		void fetchDraft( ticket ).then( restore, () => {} );
		return () => {
			window.clearTimeout( timer.current );
			if ( latest.current.isDirty ) {
				void save();
			}
		};
		// The newest message only matters when the ticket is opened.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ ticket ] );

	return {
		draft,
		state,
		revision,
		change: ( changes ) => {
			const before = latest.current;
			const since = isEmptyDraft( before ) ? newest : before.since;
			const made =
				typeof changes === 'function' ? changes( before ) : changes;
			keep( { ...before, ...made, since, isDirty: true } );
			plan( PAUSE );
		},
		acknowledge: ( sequence ) =>
			keep( { ...latest.current, since: sequence } ),
		settle: async () => {
			window.clearTimeout( timer.current );
			await running.current;
		},
		replace: ( next ) => {
			window.clearTimeout( timer.current );
			keep( next );
			setState( isEmptyDraft( next ) ? 'none' : 'saved' );
			setRevision( ( count ) => count + 1 );
		},
	};
}
