import type { TicketList } from '../../api';

export type Filters = Omit< TicketList, 'per_page' | 'cursor' >;

const PAGE = 50;
const FIELD = 'field.';

const NUMBER_LISTS = [ 'inbox' ] as const;
const WORD_LISTS = [ 'status', 'priority' ] as const;
const NUMBERS = [ 'tag', 'contact', 'company', 'custom_status' ] as const;
const FLAGS = [ 'snoozed', 'unread' ] as const;
const WORDS = [
	'assignee',
	'team',
	'channel',
	'created_after',
	'created_before',
	'activity_after',
	'activity_before',
	'search',
	'sort',
	'order',
] as const;

/**
 * The filters that an address holds.
 *
 * @param params Query of the address.
 */
export function readFilters( params: URLSearchParams ): Filters {
	const filters: Record< string, unknown > = {};
	const read = (
		keys: readonly string[],
		parse: ( text: string ) => unknown
	) => {
		for ( const key of keys ) {
			const text = params.get( key );
			if ( text !== null && text !== '' ) {
				filters[ key ] = parse( text );
			}
		}
	};
	read( NUMBER_LISTS, ( text ) => text.split( ',' ).map( Number ) );
	read( WORD_LISTS, ( text ) => text.split( ',' ) );
	read( NUMBERS, Number );
	read( FLAGS, ( text ) => text === 'true' );
	read( WORDS, ( text ) => text );
	const fields = [ ...params ]
		.filter( ( [ key ] ) => key.startsWith( FIELD ) )
		.map( ( [ key, value ] ) => [ key.slice( FIELD.length ), value ] );
	return fields.length > 0
		? { ...filters, fields: Object.fromEntries( fields ) }
		: filters;
}

/**
 * The same filters as an address holds them.
 *
 * @param filters Filters; undefined and empty ones are left out.
 */
export function writeFilters( filters: Filters ): Record< string, string > {
	const { fields = {}, ...plain } = filters;
	const entries = Object.entries( plain )
		.filter(
			( [ , value ] ) =>
				value !== undefined &&
				! ( Array.isArray( value ) && value.length === 0 )
		)
		.map( ( [ key, value ] ) => [ key, String( value ) ] );
	const own = Object.entries( fields ).map( ( [ key, value ] ) => [
		FIELD + key,
		String( value ),
	] );
	return Object.fromEntries( [ ...entries, ...own ] );
}

/**
 * What is asked of the server: a view, with the filters that the person set over it. A search
 * looks through everything that the view leaves open, in the order of the view.
 *
 * @param view    Query of the view.
 * @param filters Of the address.
 */
export function listQuery( view: TicketList, filters: Filters ): TicketList {
	return { ...view, ...filters, per_page: PAGE };
}
