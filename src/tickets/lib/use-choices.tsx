import { __ } from '@wordpress/i18n';
import { getBoot, useAll } from '../../api';
import type { Ticket, Update } from '../../api';
import { Avatar, NobodyAvatar } from '../../components';
import type { Choice } from '../../components';
import { PriorityLabel } from '../priority-label';
import { TagDot } from '../tag-dot';
import { PRIORITIES, priorityLabels, STATUSES, statusLabel } from './labels';
import type { StatusCategory } from './labels';

/** Nobody first, then me, then the others. */
export function useAssigneeChoices(): Choice[] {
	const agents = useAll( 'agent' );
	const { id: me } = getBoot().me;
	const sorted = [ ...agents ].sort(
		( a, b ) =>
			Number( b.id === me ) - Number( a.id === me ) ||
			a.name.localeCompare( b.name )
	);
	return [
		{
			value: '0',
			label: __( 'Nobody', 'switchboard' ),
			before: <NobodyAvatar />,
		},
		...sorted
			.filter( ( { role } ) => role !== 'light_agent' )
			.map( ( { id, name, avatar } ) => ( {
				value: String( id ),
				label: name,
				hint: id === me ? __( 'You', 'switchboard' ) : undefined,
				before: (
					<Avatar
						name={ name }
						id={ id }
						src={ avatar }
						size={ 20 }
					/>
				),
			} ) ),
	];
}

export function useTeamChoices(): Choice[] {
	return [
		{ value: '0', label: __( 'No team', 'switchboard' ) },
		...useAll( 'team' ).map( ( { id, name } ) => ( {
			value: String( id ),
			label: name,
		} ) ),
	];
}

export function useInboxChoices(): Choice[] {
	return useAll( 'inbox' ).map( ( { id, name } ) => ( {
		value: String( id ),
		label: name,
	} ) );
}

export function useTagChoices(): Choice[] {
	return useAll( 'tag' ).map( ( { id, name, color } ) => ( {
		value: String( id ),
		label: name,
		before: <TagDot color={ color } />,
	} ) );
}

export function usePriorityChoices(): Choice[] {
	return PRIORITIES.map( ( value ) => ( {
		value,
		label: priorityLabels()[ value ],
		before:
			value === 'urgent' || value === 'high' ? (
				<PriorityLabel priority={ value } isIconOnly />
			) : undefined,
	} ) );
}

interface StatusChoices {
	choices: Choice[];
	/** What to ask of the site for a chosen value. */
	read: ( value: string ) => Update< 'ticket' >;
	/** The value of a ticket. */
	valueOf: ( ticket: Pick< Ticket, 'status' | 'custom_status' > ) => string;
}

/** The categories with the site's own statuses below each. */
export function useStatusChoices(): StatusChoices {
	const statuses = useAll( 'status' );
	const choices = STATUSES.flatMap( ( category ): Choice[] => [
		{ value: category, label: statusLabel( statuses, category ) },
		...statuses
			.filter(
				( status ) =>
					status.category === category &&
					status.id > 0 &&
					! status.is_default
			)
			.map( ( { id, label } ) => ( {
				value: `${ category }:${ id }`,
				label,
				hint: statusLabel( statuses, category ),
			} ) ),
	] );
	return {
		choices,
		read: ( value ) => {
			const [ status, custom ] = value.split( ':' );
			return {
				status: status as StatusCategory,
				custom_status: custom ? Number( custom ) : null,
			};
		},
		valueOf: ( { status, custom_status: custom } ) =>
			custom ? `${ status }:${ custom }` : status,
	};
}
