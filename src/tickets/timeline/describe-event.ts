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

/** The end of a sentence that begins with who did it; `%s` in it stands for the value, which is shown darker. */
export interface Sentence {
	text: string;
	value?: string;
}

type Payload = Record< string, unknown >;
type Named = { id: number; name: string };

const BY_NUMBER: Priority[] = [ 'low', 'normal', 'high', 'urgent' ];

const nameIn = ( items: Named[], id: unknown ): string =>
	items.find( ( item ) => item.id === Number( id ) )?.name ??
	__( 'somebody who left', 'switchboard' );

const idsOf = ( value: unknown ): number[] =>
	Array.isArray( value ) ? value.map( Number ) : [];

const namesIn = ( items: Named[], ids: number[] ): string =>
	items
		.filter( ( { id } ) => ids.includes( id ) )
		.map( ( { name } ) => name )
		.join( ', ' );

const momentOf = ( value: unknown ): string =>
	formatMoment(
		typeof value === 'number'
			? new Date( value * 1000 ).toISOString()
			: String( value )
	);

function describeTags( payload: Payload, tags: Tag[] ): Sentence {
	const more = namesIn( tags, idsOf( payload.added ) );
	const less = namesIn( tags, idsOf( payload.removed ) );
	if ( more && less ) {
		return {
			text: sprintf(
				/* translators: 1: names of tags that are no longer there. 2: leave as it is, names of new tags stand there. */
				__( 'removed the tags %1$s and added %2$s', 'switchboard' ),
				less,
				'%s'
			),
			value: more,
		};
	}
	if ( less ) {
		/* translators: %s: names of tags. */
		return { text: __( 'removed the tag %s', 'switchboard' ), value: less };
	}
	/* translators: %s: names of tags. */
	const added = __( 'added the tag %s', 'switchboard' );
	return more
		? { text: added, value: more }
		: { text: __( 'changed the tags', 'switchboard' ) };
}

function describeStatus( label: string ): Sentence {
	/* translators: %s: a status. */
	return { text: __( 'set status %s', 'switchboard' ), value: label };
}

type Describe = ( payload: Payload, names: Names ) => Sentence;

const SENTENCES: Record< string, Describe > = {
	status_changed: ( { to }, { statuses } ) =>
		describeStatus( statusLabel( statuses, String( to ) ) ),
	custom_status_changed: ( { to }, { statuses } ) =>
		to
			? describeStatus( statusLabel( statuses, '', Number( to ) ) )
			: { text: __( 'removed the status’s own name', 'switchboard' ) },
	ticket_assigned: ( { to }, { agents } ) => {
		/* translators: %s: a person. */
		const text = __( 'assigned %s', 'switchboard' );
		return to
			? { text, value: nameIn( agents, to ) }
			: { text: __( 'unassigned it', 'switchboard' ) };
	},
	team_changed: ( { to }, { teams } ) => {
		/* translators: %s: a team. */
		const text = __( 'gave it to the team %s', 'switchboard' );
		return to
			? { text, value: nameIn( teams, to ) }
			: { text: __( 'removed the team', 'switchboard' ) };
	},
	inbox_changed: ( { to }, { inboxes } ) => {
		/* translators: %s: an inbox. */
		const text = __( 'moved it to %s', 'switchboard' );
		return { text, value: nameIn( inboxes, to ) };
	},
	priority_changed: ( { to } ) => {
		const priority =
			typeof to === 'number' ? BY_NUMBER[ to - 1 ] : ( to as Priority );
		/* translators: %s: a priority. */
		const text = __( 'set priority %s', 'switchboard' );
		return { text, value: priorityLabels()[ priority ?? 'normal' ] };
	},
	ticket_snoozed: ( { to } ) => {
		/* translators: %s: a moment. */
		const text = __( 'snoozed it until %s', 'switchboard' );
		return { text, value: momentOf( to ) };
	},
	tags_changed: ( payload, { tags } ) => describeTags( payload, tags ),
	fields_changed: () => ( {
		text: __( 'changed the details', 'switchboard' ),
	} ),
	subject_changed: () => ( {
		text: __( 'changed the subject', 'switchboard' ),
	} ),
	requester_changed: () => ( {
		text: __( 'changed the customer', 'switchboard' ),
	} ),
	due_changed: () => ( {
		text: __( 'changed when an answer is due', 'switchboard' ),
	} ),
	ticket_woken: () => ( { text: __( 'ended the snooze', 'switchboard' ) } ),
	ticket_merged: () => ( {
		text: __( 'merged it into another ticket', 'switchboard' ),
	} ),
	ticket_parted: () => ( {
		text: __( 'took the merge of another ticket back', 'switchboard' ),
	} ),
	merge_undone: () => ( {
		text: __( 'took the merge back', 'switchboard' ),
	} ),
	suggestion_dismissed: () => ( {
		text: __( 'said that it belongs to no other ticket', 'switchboard' ),
	} ),
	links_revoked: () => ( {
		text: __( 'withdrew the private links', 'switchboard' ),
	} ),
	message_released: () => ( {
		text: __( 'let a message in that was held back', 'switchboard' ),
	} ),
	ticket_joined: () => ( {
		text: __( 'merged another ticket into this one', 'switchboard' ),
	} ),
};

/**
 * What happened.
 *
 * @param event The event.
 * @param names Where names are looked up.
 */
export function describeEvent( event: Event, names: Names ): Sentence {
	const describe = SENTENCES[ event.name ];
	return describe
		? describe( event.payload as Payload, names )
		: { text: event.name.replaceAll( '_', ' ' ) };
}
