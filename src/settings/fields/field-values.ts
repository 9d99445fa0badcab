import { __ } from '@wordpress/i18n';
import type { Field } from '../../api';
import type { Errors } from '../../components';
import type { FieldType } from './field-types';

export interface FieldValues {
	label: string;
	key: string;
	type: FieldType;
	choices: string[];
	description: string;
	required_to_solve: boolean;
	public: boolean;
}

/**
 * The form's values of a field.
 *
 * @param field Null for a new one.
 */
export const valuesOf = ( field: Field | null ): FieldValues => ( {
	label: field?.label ?? '',
	key: field?.key ?? '',
	type: field?.type ?? 'text',
	choices: field?.choices ?? [],
	description: field?.description ?? '',
	required_to_solve: field?.required_to_solve ?? false,
	public: field?.public ?? false,
} );

const clean = ( choices: string[] ): string[] =>
	choices.map( ( choice ) => choice.trim() ).filter( Boolean );

/**
 * What is sent of them: name and type are fixed once a field is made, and only a choice has choices.
 *
 * @param values The values that changed, or all of a new field.
 * @param whole  All values.
 * @param isNew  Whether it is made by this.
 */
export function toBody(
	values: Partial< FieldValues >,
	whole: FieldValues,
	isNew: boolean
): object {
	const { key, type, choices, ...plain } = values;
	return {
		...plain,
		...( isNew && { type, ...( key && { key } ) } ),
		...( choices &&
			whole.type === 'choice' && { choices: clean( choices ) } ),
	};
}

export function check( { label, key, type, choices }: FieldValues ): Errors {
	const errors: Errors = {};
	if ( label.trim() === '' ) {
		errors.label = __( 'Give the field a label.', 'switchboard' );
	}
	if ( key && ! /^[a-z][a-z0-9_]{0,39}$/.test( key ) ) {
		errors.key = __(
			'Use small letters, digits and underscores, with a letter first.',
			'switchboard'
		);
	}
	const used = clean( choices );
	if ( type === 'choice' && used.length === 0 ) {
		errors.choices = __( 'Write at least one choice.', 'switchboard' );
	} else if ( new Set( used ).size < used.length ) {
		errors.choices = __( 'Two choices are the same.', 'switchboard' );
	}
	return errors;
}
