import {
	SelectControl,
	TextareaControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import type { ComponentProps, ReactNode } from 'react';
import { useField } from './context';
import { helpOf } from './field-help';

export interface FieldProps {
	/** Of the value in the form. */
	name: string;
	label: string;
	help?: ReactNode;
	isRequired?: boolean;
	isDisabled?: boolean;
}

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

export interface Choice {
	value: string;
	label: string;
	disabled?: boolean;
}

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
