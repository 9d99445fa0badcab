import type { ReactElement, ReactNode } from 'react';

export interface Column< T > {
	id: string;
	label: string;
	render: ( item: T ) => ReactNode;
	/** What it is sorted by; a column without it isn't. For a table that the site sorts any value says yes. */
	sortBy?: ( item: T ) => string | number;
	/** Shown on a phone too; the title is always. */
	isOnPhone?: boolean;
	isNumber?: boolean;
}

export interface RowAction< T > {
	id: string;
	label: string;
	icon: ReactElement;
	isDestructive?: boolean;
	/** Stands in the row, not in the menu. */
	isPrimary?: boolean;
	isPossible?: ( item: T ) => boolean;
	run: ( item: T ) => void;
}

export interface Sort {
	field: string;
	direction: 'asc' | 'desc';
}

/** What the person asks of a table whose rows the site finds, sorts and pages. */
export interface Asked {
	search: string;
	sort?: Sort;
}

export interface Remote {
	asked: Asked;
	onAsk: ( asked: Asked ) => void;
	hasMore: boolean;
	isLoadingMore: boolean;
	moreError: string | null;
	onMore: () => void;
}

export interface DataTableProps< T > {
	/** What the rows are. */
	label: string;
	items: T[];
	idOf?: ( item: T ) => string;
	title: Column< T >;
	/** A weaker line under the title. */
	note?: ( item: T ) => ReactNode;
	columns: Column< T >[];
	/** Where a row's title leads. */
	linkOf?: ( item: T ) => string;
	onOpen?: ( item: T ) => void;
	actions?: RowAction< T >[];
	isLoading?: boolean;
	/** When there is nothing at all. */
	empty: ReactNode;
	searchLabel?: string;
	/** Text that a search on the screen looks through; a table without it and without `remote` has no search. */
	searchIn?: ( item: T ) => string;
	remote?: Remote;
	/** Beside the search. */
	children?: ReactNode;
}
