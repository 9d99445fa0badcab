import { __, sprintf } from '@wordpress/i18n';
import type { Agent, Event, Inbox, Status, Tag, Team } from '../../api';
import { formatMoment } from '../../components';
import { priorityLabels, statusLabel } from '../lib/labels';
import type { Priority } from '../lib/labels';

/** What names can be looked up in. */
export interface Names {
	agents: Agent[];
	teams: Team[];
	inboxes: Inbox[];
	statuses: Status[];
	tags: Tag[];
}

const BY_NUMBER: Priority[] = [ 'low', 'normal', 'high', 'urgent' ];

const nameIn = (
	items: Array< { id: number; name: string } >,
	id: unknown
): string =>
	items.find( ( item ) => item.id === Number( id ) )?.name ??
	__( 'somebody who left', 'switchboard' );

const namesIn = (
	items: Array< { id: number; name: string } >,
	ids: unknown
): string =>
	Array.isArray( ids )
		? items
				.filter( ( { id } ) => ids.map( Number ).includes( id ) )
				.map( ( { name } ) => name )
				.join( ', ' )
		: '';

const momentOf = ( value: unknown ): string =>
	formatMoment(
		typeof value === 'number'
			? new Date( value * 1000 ).toISOString()
			: String( value )
	);

function describeTags(
	{ added, removed, from, to }: Record< string, unknown >,
	tags: Tag[]
): string {
	const [ before, after ] = [ from, to ].map( ( ids ) =>
		Array.isArray( ids ) ? ids.map( Number ) : []
	);
	const more = namesIn(
		tags,
		added ?? after?.filter( ( id ) => ! before?.includes( id ) )
	);
	const less = namesIn(
		tags,
		removed ?? before?.filter( ( id ) => ! after?.includes( id ) )
	);
	if ( more && less ) {
		return sprintf(
			/* translators: 1: names of tags, 2: names of tags. */
			__( 'added %1$s and removed %2$s', 'switchboard' ),
			more,
			less
		);
	}
	if ( less ) {
		/* translators: %s: names of tags. */
		return sprintf( __( 'removed %s', 'switchboard' ), less );
	}
	return more
		? sprintf(
				/* translators: %s: names of tags. */
				__( 'added %s', 'switchboard' ),
				more
			)
		: __( 'changed the tags', 'switchboard' );
}

type Describe = ( payload: Record< string, unknown >, names: Names ) => string;

const SENTENCES: Record< string, Describe > = {
	status_changed: ( { to }, { statuses } ) =>
		sprintf(
			/* translators: %s: a status. */
			__( 'set status %s', 'switchboard' ),
			statusLabel( statuses, String( to ) )
		),
	custom_status_changed: ( { to }, { statuses } ) =>
		to
			? sprintf(
					/* translators: %s: a status. */
					__( 'set status %s', 'switchboard' ),
					statusLabel( statuses, '', Number( to ) )
				)
			: __( 'took the status’s own name away', 'switchboard' ),
	ticket_assigned: ( { to }, { agents } ) =>
		to
			? sprintf(
					/* translators: %s: a person. */
					__( 'assigned %s', 'switchboard' ),
					nameIn( agents, to )
				)
			: __( 'took the owner away', 'switchboard' ),
	team_changed: ( { to }, { teams } ) =>
		to
			? sprintf(
					/* translators: %s: a team. */
					__( 'gave it to the team %s', 'switchboard' ),
					nameIn( teams, to )
				)
			: __( 'took the team away', 'switchboard' ),
	inbox_changed: ( { to }, { inboxes } ) =>
		/* translators: %s: an inbox. */
		sprintf( __( 'moved it to %s', 'switchboard' ), nameIn( inboxes, to ) ),
	priority_changed: ( { to } ) => {
		const priority =
			typeof to === 'number' ? BY_NUMBER[ to - 1 ] : ( to as Priority );
		return sprintf(
			/* translators: %s: a priority. */
			__( 'set priority %s', 'switchboard' ),
			priorityLabels()[ priority ?? 'normal' ]
		);
	},
	tags_changed: ( payload, { tags } ) => describeTags( payload, tags ),
	fields_changed: () => __( 'changed the details', 'switchboard' ),
	subject_changed: () => __( 'changed the subject', 'switchboard' ),
	requester_changed: () => __( 'changed the customer', 'switchboard' ),
	due_changed: () => __( 'changed when an answer is due', 'switchboard' ),
	ticket_snoozed: ( { to } ) =>
		/* translators: %s: a moment. */
		sprintf( __( 'snoozed it until %s', 'switchboard' ), momentOf( to ) ),
	ticket_woken: () => __( 'woke it', 'switchboard' ),
	ticket_merged: () => __( 'merged it into another ticket', 'switchboard' ),
	ticket_joined: () =>
		__( 'merged another ticket into this one', 'switchboard' ),
};

/**
 * What happened, as the end of a sentence that begins with who did it.
 *
 * @param event The event.
 * @param names Where names are looked up.
 */
export function describeEvent( event: Event, names: Names ): string {
	const describe = SENTENCES[ event.name ];
	return describe
		? describe( event.payload as Record< string, unknown >, names )
		: event.name.replaceAll( '_', ' ' );
}
