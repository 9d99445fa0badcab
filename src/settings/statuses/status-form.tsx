import { __, sprintf } from '@wordpress/i18n';
import type { Status } from '../../api';
import type { Deletion } from '../../components';
import {
	FieldRow,
	FormSection,
	SelectField,
	TextField,
} from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { categories } from './categories';
import type { Category } from './categories';

interface StatusValues {
	category: Category;
	label: string;
	customer_label: string;
}

const deletionOf = ( { label }: Status ): Deletion => ( {
	label: __( 'Delete status', 'switchboard' ),
	/* translators: %s: a status's name. */
	title: sprintf( __( 'Delete the status “%s”?', 'switchboard' ), label ),
	text: __(
		'Tickets that have it stay in its category and show the category’s built-in status. This can’t be undone.',
		'switchboard'
	),
	done: __( 'Status deleted.', 'switchboard' ),
} );

const check = ( values: StatusValues, isDefault: boolean ) => ( {
	...( values.label.trim() === '' &&
		! isDefault && {
			label: __( 'Give the status a name.', 'switchboard' ),
		} ),
} );

// Its category decides what a status does, so only a new one may choose it.
function CategoryField() {
	return (
		<SelectField
			name="category"
			label={ __( 'Category', 'switchboard' ) }
			help={ __(
				'Decides what the status does. It can’t be changed later.',
				'switchboard'
			) }
			options={ categories()
				.filter( ( { isExtensible } ) => isExtensible )
				.map( ( { id, meaning } ) => ( {
					value: id,
					label: meaning,
				} ) ) }
		/>
	);
}

// One status: what the team and what customers call it.
export function StatusForm( { status }: { status: Status | null } ) {
	const isDefault = status?.is_default ?? false;
	return (
		<ResourceForm
			noun="status"
			record={ status }
			section="statuses"
			crumb={ __( 'Statuses', 'switchboard' ) }
			title={ status?.label ?? __( 'New status', 'switchboard' ) }
			done={
				status
					? __( 'Status saved.', 'switchboard' )
					: __( 'Status added.', 'switchboard' )
			}
			saved={
				{
					category: status?.category ?? 'open',
					label: status?.label ?? '',
					customer_label: status?.customer_label ?? '',
				} as StatusValues
			}
			check={ ( values ) => check( values, isDefault ) }
			deletion={
				status?.permissions.delete && ! isDefault
					? deletionOf( status )
					: undefined
			}
		>
			{ () => (
				<FormSection>
					{ ! status && <CategoryField /> }
					<FieldRow>
						<TextField
							name="label"
							label={ __( 'Your team reads', 'switchboard' ) }
							help={
								isDefault
									? __(
											'Empty: the built-in word comes back.',
											'switchboard'
										)
									: undefined
							}
							maxLength={ 60 }
							dir="auto"
							isRequired={ ! isDefault }
						/>
						<TextField
							name="customer_label"
							label={ __( 'Customers read', 'switchboard' ) }
							help={ __(
								'On their own pages. Empty: the same word.',
								'switchboard'
							) }
							maxLength={ 60 }
							dir="auto"
						/>
					</FieldRow>
				</FormSection>
			) }
		</ResourceForm>
	);
}
