import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Counters, Inbox, Team, TicketList, View } from '../../api';
import { BUILT_IN } from './built-in';
import type { TicketView } from './types';

export type { TicketView } from './types';

export const DEFAULT_VIEW = 'waiting';

const byPosition = < T extends { position: number } >( a: T, b: T ) =>
	a.position - b.position;

const fromInbox = ( { id, name }: Inbox ): TicketView => ( {
	key: `inbox-${ id }`,
	group: 'inboxes',
	label: name,
	query: {
		inbox: [ id ],
		status: [ 'new', 'open' ],
		snoozed: false,
		sort: 'due',
		order: 'asc',
	},
	count: ( counters: Counters ) => counters.inboxes[ String( id ) ] ?? 0,
} );

const fromTeam = ( { id, name }: Team ): TicketView => ( {
	key: `team-${ id }`,
	group: 'teams',
	label: name,
	query: {
		team: String( id ),
		status: [ 'new', 'open' ],
		snoozed: false,
		sort: 'due',
		order: 'asc',
	},
	count: ( counters: Counters ) => counters.teams[ String( id ) ] ?? 0,
} );

const fromSaved = ( { id, name, query }: View ): TicketView => ( {
	key: `view-${ id }`,
	group: 'saved',
	label: name,
	query: query as TicketList,
	id,
} );

/** All views of the agent, in the order of the pane. */
export function useViews(): TicketView[] {
	const saved = useAll( 'view' );
	const inboxes = useAll( 'inbox' );
	const teams = useAll( 'team' );
	return [
		...BUILT_IN,
		...[ ...saved ].sort( byPosition ).map( fromSaved ),
		...[ ...inboxes ].sort( byPosition ).map( fromInbox ),
		...teams.map( fromTeam ),
	];
}

export const groupLabels = (): Record< TicketView[ 'group' ], string > => ( {
	main: '',
	saved: __( 'Saved views', 'switchboard' ),
	inboxes: __( 'Inboxes', 'switchboard' ),
	teams: __( 'Teams', 'switchboard' ),
} );
