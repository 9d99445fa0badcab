import { ComboboxControl } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { Choice, FieldProps } from './types';

interface ComboFieldProps extends Omit< FieldProps, 'isDisabled' > {
	options: Choice[];
	placeholder?: string;
	/** What is typed, where the site finds the options. */
	onSearch?: ( words: string ) => void;
	/** The value as the control's text and back; without it the value is text. */
	toValue?: ( text: string ) => unknown;
}

// One of many, found by typing.
export function ComboField( {
	name,
	label,
	help,
	options,
	placeholder,
	onSearch,
	toValue = ( text ) => text,
}: ComboFieldProps ) {
	const { value, error, set } = useField< unknown >( name );
	return (
		<ComboboxControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			label={ label }
			help={ helpOf( error, help ) }
			placeholder={ placeholder }
			options={ options }
			value={ value ? String( value ) : null }
			onChange={ ( text ) => set( toValue( text ?? '' ) ) }
			onFilterValueChange={ onSearch }
			allowReset
		/>
	);
}
