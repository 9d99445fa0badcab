import { SelectControl } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { Choice, FieldProps } from './types';

interface SelectFieldProps extends FieldProps {
	options: Choice[];
	/** The value as the select's text and back; without them the value is text. */
	toValue?: ( text: string ) => unknown;
}

const toText = ( value: unknown ): string =>
	value === null || value === undefined ? '' : String( value );

export function SelectField( {
	name,
	label,
	help,
	options,
	toValue = ( text ) => text,
	isRequired,
	isDisabled,
}: SelectFieldProps ) {
	const { id, value, error, set } = useField< unknown >( name );
	return (
		<SelectControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			id={ id }
			label={ label }
			help={ helpOf( error, help ) }
			options={ options }
			value={ toText( value ) }
			onChange={ ( text ) => set( toValue( text ) ) }
			required={ isRequired }
			disabled={ isDisabled }
			aria-invalid={ error ? true : undefined }
		/>
	);
}

/**
 * An identifier or none, as a select's text and back.
 * @param text
 */
export const toId = ( text: string ): number | null =>
	text === '' ? null : Number( text );
