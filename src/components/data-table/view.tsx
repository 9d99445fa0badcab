import type { Action, Field, View } from '@wordpress/dataviews/wp';
import type { Column, DataTableProps, RowAction } from './types';

const TITLE = 'title';
const NOTE = 'note';
const PER_PAGE = 50;

/**
 * DataViews' fields of our columns.
 *
 * @param props          The table's properties.
 * @param props.title
 * @param props.note
 * @param props.columns
 * @param props.searchIn
 */
export function fieldsOf< T >( {
	title,
	note,
	columns,
	searchIn,
}: Pick<
	DataTableProps< T >,
	'title' | 'note' | 'columns' | 'searchIn'
> ): Field< T >[] {
	const toField = ( column: Column< T >, id: string ): Field< T > => ( {
		id,
		label: column.label,
		type: column.isNumber ? 'integer' : 'text',
		getValue: ( { item } ) => column.sortBy?.( item ) ?? '',
		render: ( { item } ) => column.render( item ),
		enableSorting: Boolean( column.sortBy ),
		enableHiding: false,
		enableGlobalSearch: false,
		filterBy: false,
	} );
	const first = toField( title, TITLE );
	const fields = [
		first,
		...columns.map( ( column ) => toField( column, column.id ) ),
	];
	// The note is never sorted by, so its value can be what the search reads.
	fields.push( {
		id: NOTE,
		label: '',
		type: 'text',
		getValue: ( { item } ) => searchIn?.( item ) ?? '',
		render: ( { item } ) => (
			<span className="switchboard-table__note">{ note?.( item ) }</span>
		),
		enableSorting: false,
		enableHiding: false,
		enableGlobalSearch: Boolean( searchIn ),
		filterBy: false,
	} );
	return fields;
}

export function actionsOf< T >( actions: RowAction< T >[] ): Action< T >[] {
	return actions.map( ( action ) => ( {
		id: action.id,
		label: action.label,
		icon: action.icon,
		isPrimary: action.isPrimary,
		isDestructive: action.isDestructive,
		isEligible: action.isPossible,
		callback: ( [ item ] ) => item && action.run( item ),
	} ) );
}

/** What the person may change of a view. */
export type ViewState = Pick< View, 'search' | 'sort' | 'page' >;

/**
 * The view that DataViews draws.
 *
 * @param state         What the person chose.
 * @param props         The table's properties.
 * @param props.columns
 * @param props.note
 * @param isPhone       Whether only the columns for a phone have room.
 */
export function viewOf< T >(
	state: ViewState,
	{ columns, note }: Pick< DataTableProps< T >, 'columns' | 'note' >,
	isPhone: boolean
): View {
	const shown = columns.filter( ( { isOnPhone } ) => ! isPhone || isOnPhone );
	return {
		...state,
		type: 'table',
		perPage: PER_PAGE,
		filters: [],
		fields: shown.map( ( { id } ) => id ),
		titleField: TITLE,
		descriptionField: note ? NOTE : undefined,
		layout: {
			enableMoving: false,
			styles: Object.fromEntries(
				shown.map( ( { id, isNumber } ) => [
					id,
					isNumber ? { align: 'end' as const } : {},
				] )
			),
		},
	};
}

/**
 * The name that a remote table's sort has for the site: the title's column has its own.
 * @param field
 * @param title
 */
export const sortNameOf = ( field: string, title: string ): string =>
	field === TITLE ? title : field;

export const sortFieldOf = ( name: string, title: string ): string =>
	name === title ? TITLE : name;
