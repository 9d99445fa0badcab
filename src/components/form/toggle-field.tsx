import { ToggleControl } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

export function ToggleField( { name, label, help, isDisabled }: FieldProps ) {
	const { value, error, set } = useField< boolean >( name );
	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={ label }
			help={ helpOf( error, help ) }
			checked={ value }
			onChange={ set }
			disabled={ isDisabled }
		/>
	);
}
