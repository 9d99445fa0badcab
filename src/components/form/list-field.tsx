import { speak } from '@wordpress/a11y';
import { BaseControl, Button, TextControl } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp, closeSmall, plus } from '@wordpress/icons';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';
import { moveItem } from './move-item';

interface ListFieldProps extends FieldProps {
	/** On the button that adds a line. */
	addLabel: string;
	maxLength?: number;
}

// Lines of text in an order that the person decides.
export function ListField( {
	name,
	label,
	help,
	addLabel,
	maxLength,
}: ListFieldProps ) {
	const { id, value, error, set } = useField< string[] >( name );
	const list = useRef< HTMLFieldSetElement >( null );

	const focusLine = ( index: number ) =>
		window.requestAnimationFrame( () =>
			list.current?.querySelectorAll( 'input' )[ index ]?.focus()
		);
	const add = () => {
		set( [ ...value, '' ] );
		focusLine( value.length );
	};
	const remove = ( index: number ) => {
		set( value.filter( ( _, other ) => other !== index ) );
		focusLine( Math.max( 0, index - 1 ) );
	};
	const move = ( index: number, step: -1 | 1 ) => {
		set( moveItem( value, index, step ) );
		speak(
			sprintf(
				/* translators: %d: place in a list, from 1. */
				__( 'Moved to place %d.', 'switchboard' ),
				index + step + 1
			)
		);
	};
	return (
		<fieldset
			ref={ list }
			className="switchboard-form__list"
			aria-describedby={ `${ id }__help` }
		>
			<BaseControl.VisualLabel as="legend">
				{ label }
			</BaseControl.VisualLabel>
			{ value.map( ( line, index ) => (
				// The place is the only identity that a line has.

				<div className="switchboard-form__line" key={ index }>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						hideLabelFromVision
						label={ sprintf(
							/* translators: 1: a list's name, 2: place in it, from 1. */
							__( '%1$s, %2$d', 'switchboard' ),
							label,
							index + 1
						) }
						value={ line }
						maxLength={ maxLength }
						dir="auto"
						autoComplete="off"
						aria-invalid={ error ? true : undefined }
						onChange={ ( text ) =>
							set(
								value.map( ( old, other ) =>
									other === index ? text : old
								)
							)
						}
						onKeyDown={ ( event ) => {
							if ( event.key === 'Enter' ) {
								event.preventDefault();
								add();
							}
						} }
					/>
					<Button
						size="compact"
						icon={ chevronUp }
						label={ __( 'Move up', 'switchboard' ) }
						disabled={ index === 0 }
						accessibleWhenDisabled
						onClick={ () => move( index, -1 ) }
					/>
					<Button
						size="compact"
						icon={ chevronDown }
						label={ __( 'Move down', 'switchboard' ) }
						disabled={ index === value.length - 1 }
						accessibleWhenDisabled
						onClick={ () => move( index, 1 ) }
					/>
					<Button
						size="compact"
						icon={ closeSmall }
						label={ __( 'Remove', 'switchboard' ) }
						onClick={ () => remove( index ) }
					/>
				</div>
			) ) }
			<Button
				size="compact"
				variant="secondary"
				icon={ plus }
				onClick={ add }
			>
				{ addLabel }
			</Button>
			<div
				className="components-base-control__help"
				id={ `${ id }__help` }
			>
				{ helpOf( error, help ) }
			</div>
		</fieldset>
	);
}
