import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { useAll } from '../../api';
import type { Ticket } from '../../api';
import { PaneBody, useNow } from '../../components';
import type { Place } from '../lib/paths';
import { pathOf } from '../lib/paths';
import { TicketRow } from '../ticket-row';
import { ListEnd } from './list-end';
import { NewsPill } from './news-pill';
import { useAnchor } from './use-anchor';
import { useEndless } from './use-endless';
import { useIds } from './use-ids';
import { useRowHeight } from './use-row-height';
import { useRowKeys } from './use-row-keys';
import { useShownRow } from './use-shown-row';
import './style.scss';

export interface TicketListProps {
	label: string;
	tickets: Ticket[];
	place: Place;
	isCompact: boolean;
	selected: Set< number >;
	isSelecting: boolean;
	onToggle: ( id: number, isRange: boolean ) => void;
	hasMore: boolean;
	isLoadingMore: boolean;
	hasFailed: boolean;
	onMore: () => void;
}

export function TicketList( props: TicketListProps ) {
	const {
		label,
		tickets,
		place,
		isCompact,
		selected,
		isSelecting,
		onToggle,
	} = props;
	const { hasMore, isLoadingMore, hasFailed, onMore } = props;
	const scroller = useRef< HTMLDivElement >( null );
	const rowHeight = useRowHeight( isCompact );
	const ids = useIds( tickets );
	const now = useNow();
	const tags = useAll( 'tag' );
	const agents = useAll( 'agent' );
	const channels = useAll( 'channel' );
	const virtualizer = useVirtualizer( {
		count: tickets.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		overscan: 8,
	} );
	useEffect( () => virtualizer.measure(), [ virtualizer, rowHeight ] );
	const above = useAnchor( scroller, ids, rowHeight );

	const focusRow = useCallback(
		( index: number ) => {
			virtualizer.scrollToIndex( index );
			window.requestAnimationFrame( () =>
				scroller.current
					?.querySelector< HTMLElement >(
						`[data-ticket="${ ids[ index ] }"]`
					)
					?.focus()
			);
		},
		[ virtualizer, ids ]
	);
	const current = typeof place.ticket === 'number' ? place.ticket : null;
	const rows = virtualizer.getVirtualItems();
	const { reachable, setReachable, onKeyDown } = useRowKeys( {
		ids,
		current,
		drawn: rows.map( ( { index } ) => ids[ index ] ?? 0 ),
		focusRow,
		onToggle,
	} );
	useShownRow( ids, current, virtualizer.scrollToIndex );
	useEndless( props, rows[ rows.length - 1 ]?.index ?? 0 );

	return (
		<PaneBody
			ref={ scroller }
			className={
				isSelecting
					? 'switchboard-list is-selecting'
					: 'switchboard-list'
			}
		>
			<NewsPill
				count={ above }
				onShow={ () => scroller.current?.scrollTo( { top: 0 } ) }
			/>
			{ /* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The rows inside have the focus. */ }
			<ul
				className="switchboard-list__rows"
				aria-label={ label }
				style={ { blockSize: virtualizer.getTotalSize() } }
				onKeyDown={ onKeyDown }
				onFocus={ ( event ) => {
					const id = Number(
						event.target.getAttribute( 'data-ticket' )
					);
					if ( id ) {
						setReachable( id );
					}
				} }
			>
				{ rows.map( ( { index, start } ) => {
					const ticket = tickets[ index ];
					return ticket ? (
						<li
							key={ ticket.id }
							className="switchboard-list__row"
							aria-posinset={ index + 1 }
							aria-setsize={ hasMore ? -1 : tickets.length }
							style={ { transform: `translateY(${ start }px)` } }
						>
							<TicketRow
								ticket={ ticket }
								to={ pathOf( {
									...place,
									ticket: ticket.id,
									panel: false,
								} ) }
								tags={ tags }
								agents={ agents }
								channels={ channels }
								now={ now }
								isCurrent={ ticket.id === current }
								isSelected={ selected.has( ticket.id ) }
								isCompact={ isCompact }
								isReachable={ ticket.id === reachable }
								onToggle={ onToggle }
							/>
						</li>
					) : null;
				} ) }
			</ul>
			<ListEnd
				hasMore={ hasMore }
				isLoading={ isLoadingMore }
				hasFailed={ hasFailed }
				count={ tickets.length }
				onMore={ onMore }
			/>
		</PaneBody>
	);
}
