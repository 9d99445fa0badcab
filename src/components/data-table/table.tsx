import { DataViews, filterSortAndPaginate } from '@wordpress/dataviews/wp';
import type { View } from '@wordpress/dataviews/wp';
import { useViewportMatch } from '@wordpress/compose';
import { useMemo, useState } from '@wordpress/element';
import { Link } from '../navigation';
import { Skeleton } from '../skeleton';
import { More } from './more';
import type { DataTableProps } from './types';
import { actionsOf, fieldsOf, sortFieldOf, sortNameOf, viewOf } from './view';
import type { ViewState } from './view';

const FEW = 8;

const idOfItem = ( item: unknown ): string =>
	String( ( item as { id: number | string } ).id );

// The table itself; DataViews comes with it, so it is loaded when first shown.
export default function Table( props: DataTableProps< unknown > ) {
	const {
		items,
		idOf = idOfItem,
		title,
		linkOf,
		onOpen,
		actions = [],
		isLoading = false,
		empty,
		searchLabel,
		searchIn,
		remote,
		children,
	} = props;
	const isPhone = useViewportMatch( 'medium', '<' );
	const [ local, setLocal ] = useState< ViewState >( { page: 1 } );
	const asked: ViewState = remote
		? {
				search: remote.asked.search,
				sort: remote.asked.sort && {
					...remote.asked.sort,
					field: sortFieldOf( remote.asked.sort.field, title.id ),
				},
				page: 1,
			}
		: local;
	const view = viewOf( asked, props, isPhone );
	const fields = useMemo( () => fieldsOf( props ), [ props ] );
	const page = remote
		? {
				data: items,
				paginationInfo: { totalItems: items.length, totalPages: 1 },
			}
		: filterSortAndPaginate( items, view, fields );

	const change = ( { search, sort, page: number }: View ) =>
		remote
			? remote.onAsk( {
					search: search ?? '',
					sort: sort && {
						...sort,
						field: sortNameOf( sort.field, title.id ),
					},
				} )
			: setLocal( { search, sort, page: number } );

	const isSearched = remote || ( searchIn && items.length > FEW );
	return (
		<DataViews
			data={ page.data }
			fields={ fields }
			view={ view }
			onChangeView={ change }
			getItemId={ idOf }
			paginationInfo={ page.paginationInfo }
			defaultLayouts={ { table: true } }
			actions={ actionsOf( actions ) }
			onClickItem={ linkOf ? undefined : onOpen }
			renderItemLink={
				linkOf &&
				( ( { item, ...rest } ) => (
					<Link { ...rest } to={ linkOf( item ) } />
				) )
			}
			isItemClickable={ () => Boolean( linkOf || onOpen ) }
			empty={ empty }
		>
			{ ( isSearched || children ) && (
				<div className="switchboard-table__tools">
					{ isSearched && <DataViews.Search label={ searchLabel } /> }
					{ children }
				</div>
			) }
			{ isLoading && items.length === 0 ? (
				<Skeleton rows={ 8 } className="switchboard-table__loading" />
			) : (
				<DataViews.Layout className="switchboard-table__rows" />
			) }
			{ remote ? <More { ...remote } /> : <DataViews.Pagination /> }
		</DataViews>
	);
}
