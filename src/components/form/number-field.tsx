import { TextControl } from '@wordpress/components';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

interface NumberFieldProps extends FieldProps {
	min?: number;
	max?: number;
	/** Behind the number, such as `days`. */
	unit?: string;
}

const toNumber = ( text: string ): number | string =>
	text.trim() === '' || Number.isNaN( Number( text ) )
		? text
		: Number( text );

// A whole number; what isn't one stays as it was typed, and the form's check says so.
export function NumberField( {
	name,
	label,
	help,
	min,
	max,
	unit,
	isDisabled,
}: NumberFieldProps ) {
	const { id, value, error, set } = useField< number | string >( name );
	return (
		<div className="switchboard-form__number">
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				id={ id }
				type="number"
				inputMode="numeric"
				label={
					unit ? (
						<>
							{ label }
							<span className="screen-reader-text">
								{ ` (${ unit })` }
							</span>
						</>
					) : (
						label
					)
				}
				help={ helpOf( error, help ) }
				value={ value }
				onChange={ ( text ) => set( toNumber( text ) ) }
				min={ min }
				max={ max }
				disabled={ isDisabled }
				aria-invalid={ error ? true : undefined }
			/>
			{ unit && (
				<span className="switchboard-form__unit" aria-hidden="true">
					{ unit }
				</span>
			) }
		</div>
	);
}
