import { FormTokenField } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

interface TokensFieldProps extends FieldProps {
	placeholder?: string;
	/** What is kept of what was typed, such as a bare domain of an address. */
	clean?: ( text: string ) => string;
	isValid?: ( text: string ) => boolean;
}

const textOf = ( token: string | { value: string } ): string =>
	typeof token === 'string' ? token : token.value;

// Short words, each with a cross.
export function TokensField( {
	name,
	label,
	help,
	placeholder,
	clean = ( text ) => text.trim(),
	isValid,
	isDisabled,
}: TokensFieldProps ) {
	const { value, error, set } = useField< string[] >( name );
	return (
		<div className="switchboard-form__tokens">
			<FormTokenField
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				help=""
				__experimentalValidateInput={
					isValid && ( ( text ) => isValid( clean( text ) ) )
				}
				label={ label }
				placeholder={ value.length === 0 ? placeholder : undefined }
				value={ value }
				onChange={ ( tokens ) =>
					set( tokens.map( textOf ).map( clean ) )
				}
				saveTransform={ clean }
				tokenizeOnBlur
				tokenizeOnSpace
				disabled={ isDisabled }
			/>
			<div className="components-base-control__help">
				{ helpOf( error, help ) }
			</div>
		</div>
	);
}
