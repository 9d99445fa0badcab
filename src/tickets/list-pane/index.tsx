import { useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { listKey, useActions, useCounters, useList } from '../../api';
import type { TicketList as Query } from '../../api';
import { Pane } from '../../components';
import { BulkBar } from '../bulk-bar';
import { FilterButton, FilterChips } from '../filters';
import type { Filters } from '../lib/list-query';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
import { useSelection } from '../lib/use-selection';
import { useStored } from '../lib/use-stored';
import { SaveView } from '../save-view';
import { TicketList } from '../ticket-list';
import { DEFAULT_VIEW } from '../views';
import type { TicketView } from '../views';
import { Head } from './head';
import { ListState } from './list-state';
import { SearchBox } from './search-box';
import { useSearchKey } from './use-search-key';
import './style.scss';

interface ListPaneProps {
	place: Place;
	view: TicketView;
	query: Query;
	onViews: () => void;
}

export function ListPane( { place, view, query, onViews }: ListPaneProps ) {
	const list = useList( 'ticket', query );
	const counters = useCounters();
	const { deleteRecord } = useActions();
	const [ isCompact, setCompact ] = useStored( 'compact-rows', false );
	const [ isSelecting, setSelecting ] = useState( false );
	const searchBox = useRef< HTMLInputElement >( null );
	const ids = useMemo(
		() => list.records.map( ( { id } ) => id ),
		[ list.records ]
	);
	const { selected, toggle, selectAll, clear } = useSelection(
		ids,
		listKey( 'ticket', query )
	);
	const { filters } = place;
	const isNarrowed = Object.keys( filters ).some(
		( key ) => key !== 'sort' && key !== 'order'
	);
	const setFilters = ( next: Filters ) =>
		goTo( { ...place, filters: next }, { replace: true } );
	useSearchKey( searchBox );

	return (
		<Pane
			label={ __( 'Tickets', 'switchboard' ) }
			className="switchboard-list-pane"
		>
			<Head
				title={ view.label }
				count={
					isNarrowed || ! counters
						? undefined
						: view.count?.( counters )
				}
				query={ query }
				isCompact={ isCompact }
				isSelecting={ isSelecting }
				onSort={ ( sort ) => setFilters( { ...filters, ...sort } ) }
				onCompact={ setCompact }
				onSelecting={ setSelecting }
				onViews={ onViews }
				onDelete={
					view.id
						? () => {
								goTo( { ...place, view: DEFAULT_VIEW } );
								void deleteRecord( 'view', view.id ?? 0 );
							}
						: undefined
				}
			/>
			<div className="switchboard-list-pane__tools">
				<SearchBox
					ref={ searchBox }
					value={ filters.search ?? '' }
					onChange={ ( search ) =>
						setFilters( {
							...filters,
							search: search || undefined,
						} )
					}
				/>
				<FilterButton filters={ filters } onChange={ setFilters } />
			</div>
			<FilterChips filters={ filters } onChange={ setFilters }>
				<SaveView
					query={ query }
					onSaved={ ( key ) =>
						goTo( { ...place, view: key, filters: {} } )
					}
				/>
			</FilterChips>
			<ListState
				list={ list }
				view={ view }
				isNarrowed={ isNarrowed }
				onReset={ () => setFilters( {} ) }
			>
				<TicketList
					key={ listKey( 'ticket', query ) }
					label={ view.label }
					tickets={ list.records }
					place={ place }
					isCompact={ isCompact }
					selected={ selected }
					isSelecting={ isSelecting || selected.size > 0 }
					onToggle={ toggle }
					hasMore={ list.hasMore }
					isLoadingMore={ list.isLoadingMore }
					hasFailed={ list.moreError !== null }
					onMore={ list.loadMore }
				/>
			</ListState>
			{ selected.size > 0 && (
				<BulkBar
					tickets={ list.records.filter( ( { id } ) =>
						selected.has( id )
					) }
					total={ ids.length }
					onSelectAll={ selectAll }
					onClear={ clear }
				/>
			) }
		</Pane>
	);
}
