import { __ } from '@wordpress/i18n';
import { formatListBullets } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Field } from '../../api';
import {
	AddLink,
	Badge,
	EmptyState,
	ErrorNotice,
	Page,
} from '../../components';
import { byPosition, OrderedList, useOrder } from '../parts/ordered-list';
import { pathTo, settingsCrumb } from '../place';
import { typeName } from './field-types';

const rowOf = ( field: Field ) => ( {
	id: field.id,
	name: field.label,
	title: <span dir="auto">{ field.label }</span>,
	note: [ typeName( field.type ), field.choices.join( ', ' ) ]
		.filter( Boolean )
		.join( ': ' ),
	aside: ( field.required_to_solve || field.public ) && (
		<>
			{ field.required_to_solve && (
				<Badge>{ __( 'Needed to solve', 'switchboard' ) }</Badge>
			) }
			{ field.public && (
				<Badge>{ __( 'Customers see it', 'switchboard' ) }</Badge>
			) }
		</>
	),
	to: pathTo( 'fields', field.id ),
} );

export function FieldList() {
	const fields = [ ...useAll( 'field' ) ].sort( byPosition );
	const order = useOrder( 'field', fields );
	const add = (
		<AddLink
			to={ pathTo( 'fields', 'new' ) }
			label={ __( 'Add field', 'switchboard' ) }
		/>
	);
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Fields', 'switchboard' ) }
			actions={ fields.length > 0 && add }
		>
			{ order.error && <ErrorNotice message={ order.error } /> }
			{ fields.length === 0 ? (
				<EmptyState
					icon={ formatListBullets }
					title={ __(
						'What else do you need to know?',
						'switchboard'
					) }
					action={ add }
				>
					{ __(
						'A field adds something of your own to every ticket, such as an order number. The form can ask for it, and lists can be filtered by it.',
						'switchboard'
					) }
				</EmptyState>
			) : (
				<OrderedList
					label={ __( 'Fields', 'switchboard' ) }
					rows={ fields.map( rowOf ) }
					order={ order }
				/>
			) }
		</Page>
	);
}
