import {
	BaseControl,
	CheckboxControl,
	SearchControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { useField } from './context';
import { helpOf } from './field-help';
import type { FieldProps } from './types';

export interface PickOption {
	id: number;
	label: string;
	/** Behind the label, weaker. */
	detail?: string;
	/** In front of the label, such as an avatar. */
	before?: ReactNode;
}

interface PickFieldProps extends FieldProps {
	options: PickOption[];
	/** What stands there when there is nothing to pick. */
	none: string;
}

const MANY = 8;
const matches = (
	{ label, detail = '' }: PickOption,
	words: string
): boolean =>
	`${ label } ${ detail }`
		.toLocaleLowerCase()
		.includes( words.trim().toLocaleLowerCase() );
const toggle = ( ids: number[], id: number ): number[] =>
	( ids.includes( id )
		? ids.filter( ( other ) => other !== id )
		: [ ...ids, id ]
	).sort( ( a, b ) => a - b );

// Any number of a list, by check boxes; searched when it is long.
export function PickField( {
	name,
	label,
	help,
	options,
	none,
	isDisabled,
}: PickFieldProps ) {
	const { id, value, error, set } = useField< number[] >( name );
	const [ words, setWords ] = useState( '' );
	const isLong = options.length > MANY;
	const found = isLong
		? options.filter( ( option ) => matches( option, words ) )
		: options;
	return (
		<fieldset
			className="switchboard-form__pick"
			aria-describedby={ `${ id }__help` }
		>
			<BaseControl.VisualLabel as="legend">
				{ label }
			</BaseControl.VisualLabel>
			{ isLong && (
				<SearchControl
					__nextHasNoMarginBottom
					size="compact"
					label={ __( 'Search the list', 'switchboard' ) }
					placeholder={ __( 'Search', 'switchboard' ) }
					value={ words }
					onChange={ setWords }
				/>
			) }
			<div className="switchboard-form__options">
				{ found.map( ( option ) => (
					<label
						className="switchboard-form__option"
						key={ option.id }
						htmlFor={ `${ id }-${ option.id }` }
					>
						<CheckboxControl
							__nextHasNoMarginBottom
							id={ `${ id }-${ option.id }` }
							checked={ value.includes( option.id ) }
							onChange={ () => set( toggle( value, option.id ) ) }
							disabled={ isDisabled }
						/>
						{ option.before }
						<span dir="auto">{ option.label }</span>
						{ option.detail && (
							<span className="switchboard-form__option-detail">
								{ option.detail }
							</span>
						) }
					</label>
				) ) }
				{ found.length === 0 && (
					<p className="switchboard-form__none">
						{ words ? __( 'Nothing found.', 'switchboard' ) : none }
					</p>
				) }
			</div>
			<div
				className="components-base-control__help"
				id={ `${ id }__help` }
			>
				{ helpOf( error, help ) }
			</div>
		</fieldset>
	);
}
