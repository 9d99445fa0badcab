import { __, sprintf } from '@wordpress/i18n';
import type { Field } from '../../api';
import type { Deletion } from '../../components';
import {
	Card,
	Facts,
	FieldRow,
	FormSection,
	ListField,
	SelectField,
	TextAreaField,
	TextField,
} from '../../components';
import { ResourceForm } from '../parts/resource-form';
import { typeName, TYPES } from './field-types';
import { check, toBody, valuesOf } from './field-values';
import { Use } from './use';

const deletionOf = ( { label }: Field ): Deletion => ( {
	label: __( 'Delete field', 'switchboard' ),
	/* translators: %s: a field's label. */
	title: sprintf( __( 'Delete the field “%s”?', 'switchboard' ), label ),
	text: __(
		'What is written in it is deleted from every ticket, and forms stop asking for it. This can’t be undone.',
		'switchboard'
	),
	done: __( 'Field deleted.', 'switchboard' ),
} );

function Fixed( { field }: { field: Field } ) {
	return (
		<Card title={ __( 'Fixed', 'switchboard' ) }>
			<Facts
				facts={ [
					{
						label: __( 'Type', 'switchboard' ),
						value: typeName( field.type ),
					},
					{
						label: __( 'Name in the REST API', 'switchboard' ),
						value: <code dir="ltr">{ field.key }</code>,
					},
				] }
			/>
		</Card>
	);
}

function Nature() {
	return (
		<FieldRow>
			<SelectField
				name="type"
				label={ __( 'Type', 'switchboard' ) }
				help={ __( 'It can’t be changed later.', 'switchboard' ) }
				options={ TYPES.map( ( type ) => ( {
					value: type,
					label: typeName( type ),
				} ) ) }
			/>
			<TextField
				name="key"
				label={ __( 'Name in the REST API', 'switchboard' ) }
				help={ __( 'Empty: made from the label.', 'switchboard' ) }
				maxLength={ 40 }
				dir="ltr"
			/>
		</FieldRow>
	);
}

// One custom field.
export function FieldForm( { field }: { field: Field | null } ) {
	return (
		<ResourceForm
			noun="field"
			record={ field }
			section="fields"
			crumb={ __( 'Fields', 'switchboard' ) }
			title={ field?.label ?? __( 'New field', 'switchboard' ) }
			done={
				field
					? __( 'Field saved.', 'switchboard' )
					: __( 'Field added.', 'switchboard' )
			}
			saved={ valuesOf( field ) }
			toBody={ ( values, whole ) =>
				toBody( values, whole, field === null )
			}
			check={ check }
			side={ () => field && <Fixed field={ field } /> }
			deletion={
				field?.permissions.delete ? deletionOf( field ) : undefined
			}
		>
			{ ( { values } ) => (
				<>
					<FormSection>
						<TextField
							name="label"
							label={ __( 'Label', 'switchboard' ) }
							maxLength={ 100 }
							dir="auto"
							isRequired
						/>
						{ ! field && <Nature /> }
						{ values.type === 'choice' && (
							<ListField
								name="choices"
								label={ __( 'Choices', 'switchboard' ) }
								addLabel={ __( 'Add choice', 'switchboard' ) }
								maxLength={ 100 }
							/>
						) }
						<TextAreaField
							name="description"
							label={ __( 'Help', 'switchboard' ) }
							help={ __(
								'For whoever fills it in.',
								'switchboard'
							) }
							rows={ 2 }
							maxLength={ 500 }
						/>
					</FormSection>
					<Use />
				</>
			) }
		</ResourceForm>
	);
}
