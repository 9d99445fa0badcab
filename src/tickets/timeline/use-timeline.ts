import { useEffect, useMemo } from '@wordpress/element';
import { eventsQuery, messagesQuery, useActions, useList } from '../../api';
import type { ApiError, Message } from '../../api';
import type { Entry } from './merge-timeline';
import { mergeTimeline } from './merge-timeline';

export interface Timeline {
	entries: Entry[];
	/** The oldest first. */
	messages: Message[];
	isLoading: boolean;
	error: ApiError | null;
	retry: () => void;
	hasEarlier: boolean;
	isLoadingEarlier: boolean;
	showEarlier: () => void;
}

/**
 * Messages and events of a ticket, read from their end.
 *
 * @param ticket Ticket.
 */
export function useTimeline( ticket: number ): Timeline {
	const messages = useList( 'message', messagesQuery( ticket ) );
	const events = useList( 'event', eventsQuery( ticket ) );
	const { loadTimeline } = useActions();
	useEffect( () => {
		// Known from before: shown at once, and what came since is read.
		void loadTimeline( ticket );
	}, [ ticket, loadTimeline ] );

	const { records, hasMore } = messages;
	const entries = useMemo(
		() =>
			mergeTimeline( {
				messages: records,
				events: events.records,
				hasMoreMessages: hasMore,
				hasMoreEvents: events.hasMore,
			} ),
		[ records, hasMore, events.records, events.hasMore ]
	);
	const sorted = useMemo(
		() => [ ...records ].sort( ( a, b ) => a.sequence - b.sequence ),
		[ records ]
	);
	const { loadMore } = messages;
	const { loadMore: loadMoreEvents } = events;

	useEffect( () => {
		const oldest = sorted[ 0 ]?.created_at;
		const oldestEvent =
			events.records[ events.records.length - 1 ]?.created_at;
		if (
			events.hasMore &&
			! events.isLoadingMore &&
			! events.moreError &&
			oldest &&
			oldestEvent &&
			oldestEvent > oldest
		) {
			loadMoreEvents();
		}
	}, [ sorted, events, loadMoreEvents ] );

	return {
		entries,
		messages: sorted,
		isLoading: messages.isLoading,
		error: messages.error,
		retry: messages.reload,
		hasEarlier: hasMore,
		isLoadingEarlier: messages.isLoadingMore,
		showEarlier: loadMore,
	};
}
