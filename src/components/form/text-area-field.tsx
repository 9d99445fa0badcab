import { TextareaControl } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

interface TextAreaFieldProps extends FieldProps {
	rows?: number;
	maxLength?: number;
	dir?: 'auto' | 'ltr';
	className?: string;
}

export function TextAreaField( {
	name,
	label,
	help,
	isRequired,
	isDisabled,
	dir = 'auto',
	...rest
}: TextAreaFieldProps ) {
	// TextareaControl labels an id of its own only.
	const { value, error, set } = useField< string >( name );
	return (
		<TextareaControl
			__nextHasNoMarginBottom
			{ ...rest }
			dir={ dir }
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
