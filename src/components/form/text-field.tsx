import { TextControl } from '@wordpress/components';
import type { ComponentProps } from 'react';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

interface TextFieldProps extends FieldProps {
	type?: ComponentProps< typeof TextControl >[ 'type' ];
	placeholder?: string;
	maxLength?: number;
	/** `ltr` for addresses and numbers, `auto` for what people write. */
	dir?: 'auto' | 'ltr';
	autoComplete?: string;
}

export function TextField( {
	name,
	label,
	help,
	type = 'text',
	isRequired,
	isDisabled,
	...rest
}: TextFieldProps ) {
	const { id, value, error, set } = useField< string >( name );
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			autoComplete="off"
			{ ...rest }
			id={ id }
			type={ type }
			label={ label }
			help={ helpOf( error, help ) }
			value={ value }
			onChange={ set }
			required={ isRequired }
			disabled={ isDisabled }
			aria-invalid={ error ? true : undefined }
		/>
	);
}
