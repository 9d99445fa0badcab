import {
	CheckboxControl,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';

export type FieldValue = string | number | boolean | null;

interface FieldControlProps {
	label: string;
	type: 'text' | 'number' | 'date' | 'choice' | 'checkbox';
	choices?: string[];
	help?: string;
	value: FieldValue;
	isDisabled?: boolean;
	onChange: ( value: FieldValue ) => void;
	/** When the person is done with a text: leaves it or presses Enter. */
	onDone?: () => void;
}

/**
 * The control of a custom field, by its type.
 * @param props
 */
export function FieldControl( props: FieldControlProps ) {
	const {
		label,
		type,
		choices = [],
		help,
		value,
		isDisabled,
		onChange,
		onDone,
	} = props;
	if ( type === 'checkbox' ) {
		return (
			<CheckboxControl
				__nextHasNoMarginBottom
				label={ label }
				help={ help }
				checked={ value === true }
				disabled={ isDisabled }
				onChange={ onChange }
			/>
		);
	}
	if ( type === 'choice' ) {
		return (
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				size="compact"
				label={ label }
				help={ help }
				value={ String( value ?? '' ) }
				disabled={ isDisabled }
				options={ [
					{ value: '', label: __( 'Not set', 'switchboard' ) },
					...choices.map( ( choice ) => ( {
						value: choice,
						label: choice,
					} ) ),
				] }
				onChange={ ( chosen ) =>
					onChange( chosen === '' ? null : chosen )
				}
			/>
		);
	}
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			label={ label }
			help={ help }
			type={ type }
			value={ String( value ?? '' ) }
			disabled={ isDisabled }
			dir={ type === 'text' ? 'auto' : undefined }
			onChange={ ( text ) => onChange( readText( text, type ) ) }
			onBlur={ onDone }
			onKeyDown={ ( event ) => event.key === 'Enter' && onDone?.() }
		/>
	);
}

function readText(
	text: string,
	type: FieldControlProps[ 'type' ]
): FieldValue {
	if ( text === '' ) {
		return null;
	}
	return type === 'number' ? Number( text ) : text;
}
