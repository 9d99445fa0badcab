import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Message, Ticket } from '../../api';
import {
	ErrorNotice,
	isToday,
	PaneBody,
	Skeleton,
	useNow,
} from '../../components';
import { MessageCard } from '../message';
import { EventLine } from './event-line';
import { useOpenFrom } from './use-open-from';
import { usePinnedEnd } from './use-pinned-end';
import type { Timeline as TimelineState } from './use-timeline';
import './style.scss';

export { useTimeline } from './use-timeline';

// What a machine wrote is rarely worth the room; that a mail came back stands on that mail.
const isOpenAtFirst = (
	{ sequence, delivery, automatic }: Message,
	from: number
) => sequence >= from && delivery?.state !== 'cancelled' && ! automatic;

interface TimelineProps {
	ticket: Ticket;
	timeline: TimelineState;
	/** Writes to somebody outside with a message below. */
	onForward: ( message: Message ) => void;
}

export function Timeline( { ticket, timeline, onForward }: TimelineProps ) {
	const {
		entries,
		messages,
		isLoading,
		error,
		retry,
		hasEarlier,
		isLoadingEarlier,
		showEarlier,
	} = timeline;
	const scroller = useRef< HTMLDivElement >( null );
	const content = useRef< HTMLDivElement >( null );
	const [ toggled, setToggled ] = useState< Record< number, boolean > >( {} );
	const now = useNow();
	usePinnedEnd( scroller, content, entries );
	const openFrom = useOpenFrom( messages );
	const isSameDay = ( index: number ) =>
		[ entries[ index - 1 ], entries[ index ] ].every(
			( entry ) => entry && isToday( entry.at, now )
		);

	return (
		<PaneBody ref={ scroller } className="switchboard-timeline">
			<div ref={ content } className="switchboard-timeline__entries">
				{ isLoading && <Skeleton rows={ 3 } /> }
				{ error && (
					<ErrorNotice message={ error.message } onRetry={ retry } />
				) }
				{ hasEarlier && (
					<Button
						size="small"
						variant="tertiary"
						className="switchboard-timeline__earlier"
						isBusy={ isLoadingEarlier }
						onClick={ showEarlier }
					>
						{ __( 'Show earlier messages', 'switchboard' ) }
					</Button>
				) }
				{ entries.map( ( entry, index ) =>
					entry.type === 'message' ? (
						<MessageCard
							key={ entry.id }
							message={ entry.message }
							ticket={ ticket }
							now={ now }
							isSameDay={ isSameDay( index ) }
							onForward={ onForward }
							isOpen={
								toggled[ entry.message.id ] ??
								isOpenAtFirst( entry.message, openFrom )
							}
							onToggle={ ( isOpen ) =>
								setToggled( {
									...toggled,
									[ entry.message.id ]: isOpen,
								} )
							}
						/>
					) : (
						<EventLine
							key={ entry.id }
							events={ entry.events }
							now={ now }
							isSameDay={ isSameDay( index ) }
						/>
					)
				) }
			</div>
		</PaneBody>
	);
}
