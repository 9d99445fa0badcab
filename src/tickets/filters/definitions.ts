import { __ } from '@wordpress/i18n';
import type { Field, Status } from '../../api';
import type { Choice } from '../../components';
import type { Filters } from '../lib/list-query';
import { dayOf, momentOf } from './days';
import type { FilterDefinition } from './types';

type Single = 'assignee' | 'team' | 'channel';
type Many = 'status' | 'priority';

export const single = (
	key: Single,
	label: string,
	choices: Choice[]
): FilterDefinition => ( {
	key,
	label,
	kind: 'choices',
	choices,
	isMulti: false,
	read: ( filters ) => ( filters[ key ] ? [ filters[ key ] ] : [] ),
	write: ( filters, [ value ] ) => ( { ...filters, [ key ]: value } ),
} );

export const many = (
	key: Many,
	label: string,
	choices: Choice[]
): FilterDefinition => ( {
	key,
	label,
	kind: 'choices',
	choices,
	isMulti: true,
	read: ( filters ) => filters[ key ] ?? [],
	write: ( filters, values ) => ( {
		...filters,
		[ key ]: values.length > 0 ? values : undefined,
	} ),
} );

export const inboxes = ( choices: Choice[] ): FilterDefinition => ( {
	key: 'inbox',
	label: __( 'Inbox', 'switchboard' ),
	kind: 'choices',
	choices,
	isMulti: true,
	read: ( { inbox = [] } ) => inbox.map( String ),
	write: ( filters, values ) => ( {
		...filters,
		inbox: values.length > 0 ? values.map( Number ) : undefined,
	} ),
} );

export const tag = ( choices: Choice[] ): FilterDefinition => ( {
	key: 'tag',
	label: __( 'Tag', 'switchboard' ),
	kind: 'choices',
	choices,
	isMulti: false,
	read: ( filters ) => ( filters.tag ? [ String( filters.tag ) ] : [] ),
	write: ( filters, [ value ] ) => ( {
		...filters,
		tag: value ? Number( value ) : undefined,
	} ),
} );

/**
 * The statuses that the site added. One is chosen with its category, which the view may leave out.
 *
 * @param statuses Those of the site's own.
 */
export const ownStatus = ( statuses: Status[] ): FilterDefinition => ( {
	key: 'custom_status',
	label: __( 'Own status', 'switchboard' ),
	kind: 'choices',
	choices: statuses.map( ( { id, label } ) => ( {
		value: String( id ),
		label,
	} ) ),
	isMulti: false,
	read: ( { custom_status: id } ) => ( id ? [ String( id ) ] : [] ),
	write: ( filters, [ value ] ) => {
		const status = statuses.find( ( { id } ) => String( id ) === value );
		return status
			? {
					...filters,
					status: [ status.category ],
					custom_status: status.id,
				}
			: { ...filters, custom_status: undefined };
	},
} );

export const unread = (): FilterDefinition => ( {
	key: 'unread',
	label: __( 'Unread', 'switchboard' ),
	kind: 'choices',
	choices: [ { value: 'true', label: __( 'Yes', 'switchboard' ) } ],
	isMulti: false,
	read: ( filters ) => ( filters.unread ? [ 'true' ] : [] ),
	write: ( filters, [ value ] ) => ( {
		...filters,
		unread: value ? true : undefined,
	} ),
} );

export const dates = (
	key: 'created' | 'activity',
	label: string
): FilterDefinition => {
	const [ after, before ] = [ `${ key }_after`, `${ key }_before` ] as const;
	return {
		key,
		label,
		kind: 'dates',
		choices: [],
		isMulti: false,
		read: ( filters ) =>
			filters[ after ] || filters[ before ]
				? [
						dayOf( filters[ after ], false ),
						dayOf( filters[ before ], true ),
					]
				: [],
		write: ( filters, [ from = '', to = '' ] ) => ( {
			...filters,
			[ after ]: momentOf( from, false ),
			[ before ]: momentOf( to, true ),
		} ),
	};
};

const asChoice = ( value: string ): Choice => ( { value, label: value } );

function fieldChoices( { type, choices }: Field ): Choice[] {
	return type === 'checkbox'
		? [
				{ value: 'true', label: __( 'Yes', 'switchboard' ) },
				{ value: 'false', label: __( 'No', 'switchboard' ) },
			]
		: choices.map( asChoice );
}

export const ofField = ( field: Field ): FilterDefinition => ( {
	key: `field.${ field.key }`,
	label: field.label,
	kind:
		field.type === 'choice' || field.type === 'checkbox'
			? 'choices'
			: field.type,
	choices: fieldChoices( field ),
	isMulti: false,
	read: ( { fields = {} } ) =>
		field.key in fields ? [ String( fields[ field.key ] ) ] : [],
	write: ( filters, [ value ] ) => {
		const { [ field.key ]: before, ...others } = filters.fields ?? {};
		const fields: Filters[ 'fields' ] = value
			? { ...others, [ field.key ]: value }
			: others;
		return {
			...filters,
			fields: Object.keys( fields ).length > 0 ? fields : undefined,
		};
	},
} );
