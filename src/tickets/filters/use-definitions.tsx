import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import { Avatar } from '../../components';
import type { Choice } from '../../components';
import { PRIORITIES, priorityLabels, statusLabel } from '../lib/labels';
import { TagDot } from '../tag-dot';
import {
	dates,
	inboxes,
	many,
	ofField,
	ownStatus,
	single,
	tag,
	unread,
} from './definitions';
import type { FilterDefinition } from './types';

/** All filters that this site offers. */
export function useDefinitions(): FilterDefinition[] {
	const statuses = useAll( 'status' );
	const agents = useAll( 'agent' );
	const named = ( noun: { id: number; name: string } ): Choice => ( {
		value: String( noun.id ),
		label: noun.name,
	} );
	const own = statuses.filter(
		( { id, is_default: isDefault } ) => id > 0 && ! isDefault
	);
	const categories = [
		'new',
		'open',
		'pending',
		'on_hold',
		'solved',
		'closed',
		'spam',
		'trash',
	];
	return [
		many(
			'status',
			__( 'Status', 'switchboard' ),
			categories.map( ( value ) => ( {
				value,
				label: statusLabel( statuses, value ),
			} ) )
		),
		...( own.length > 0 ? [ ownStatus( own ) ] : [] ),
		inboxes( useAll( 'inbox' ).map( named ) ),
		single( 'assignee', __( 'Assignee', 'switchboard' ), [
			{ value: 'me', label: __( 'Me', 'switchboard' ) },
			{ value: 'none', label: __( 'Nobody', 'switchboard' ) },
			...agents.map( ( agent ) => ( {
				...named( agent ),
				before: (
					<Avatar
						name={ agent.name }
						id={ agent.id }
						src={ agent.avatar }
						size={ 20 }
					/>
				),
			} ) ),
		] ),
		single( 'team', __( 'Team', 'switchboard' ), [
			{ value: 'none', label: __( 'No team', 'switchboard' ) },
			...useAll( 'team' ).map( named ),
		] ),
		tag(
			useAll( 'tag' ).map( ( item ) => ( {
				...named( item ),
				before: <TagDot color={ item.color } />,
			} ) )
		),
		many(
			'priority',
			__( 'Priority', 'switchboard' ),
			PRIORITIES.map( ( value ) => ( {
				value,
				label: priorityLabels()[ value ],
			} ) )
		),
		single(
			'channel',
			__( 'Channel', 'switchboard' ),
			useAll( 'channel' ).map( ( { id, label } ) => ( {
				value: id,
				label,
			} ) )
		),
		unread(),
		dates( 'created', __( 'Opened', 'switchboard' ) ),
		dates( 'activity', __( 'Last activity', 'switchboard' ) ),
		...useAll( 'field' ).map( ofField ),
	];
}
