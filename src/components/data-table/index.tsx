import { lazy, Suspense } from '@wordpress/element';
import type { ComponentType } from 'react';
import { Skeleton } from '../skeleton';
import type { DataTableProps } from './types';
import './style.scss';

export type {
	Asked,
	Column,
	DataTableProps,
	Remote,
	RowAction,
	Sort,
} from './types';

const Table = lazy( () => import( './table' ) ) as unknown as ComponentType<
	DataTableProps< unknown >
>;

// A table of records as WordPress draws them. Nothing at all is said once, without a table around it.
export function DataTable< T >( props: DataTableProps< T > ) {
	const { label, items, isLoading = false, empty, remote } = props;
	const isNothing =
		items.length === 0 && ! isLoading && ! remote?.asked.search;
	return (
		<div className="switchboard-table" role="group" aria-label={ label }>
			{ isNothing ? (
				empty
			) : (
				<Suspense
					fallback={
						<Skeleton
							rows={ 8 }
							className="switchboard-table__loading"
						/>
					}
				>
					<Table
						{ ...( props as unknown as DataTableProps< unknown > ) }
					/>
				</Suspense>
			) }
		</div>
	);
}
