import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { ChoiceList } from '../../components';
import type { FilterDefinition } from './types';

interface FilterEditorProps {
	definition: FilterDefinition;
	values: string[];
	onChange: ( values: string[] ) => void;
	onClose: () => void;
}

export function FilterEditor( {
	definition,
	values,
	onChange,
	onClose,
}: FilterEditorProps ) {
	const { kind, label, choices, isMulti } = definition;
	if ( kind !== 'choices' ) {
		return (
			<FilterForm
				definition={ definition }
				values={ values }
				onChange={ onChange }
				onClose={ onClose }
			/>
		);
	}
	const pick = ( value: string ) => {
		const without = values.filter( ( other ) => other !== value );
		const isChosen = without.length < values.length;
		if ( isMulti ) {
			onChange( isChosen ? without : [ ...values, value ] );
			return;
		}
		onChange( isChosen ? [] : [ value ] );
		onClose();
	};
	return (
		<ChoiceList
			label={ label }
			choices={ choices }
			selected={ values }
			isMulti={ isMulti }
			onPick={ pick }
		/>
	);
}

/** Dates and words: taken over when the form is sent. */
function FilterForm( {
	definition,
	values,
	onChange,
	onClose,
}: FilterEditorProps ) {
	const [ from, setFrom ] = useState( values[ 0 ] ?? '' );
	const [ to, setTo ] = useState( values[ 1 ] ?? '' );
	const { kind, label } = definition;
	const isDates = kind === 'dates';
	const onSubmit = ( event: FormEvent ) => {
		event.preventDefault();
		const given = isDates ? [ from, to ] : [ from ];
		onChange( given.some( Boolean ) ? given : [] );
		onClose();
	};
	return (
		<form className="switchboard-filter__form" onSubmit={ onSubmit }>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type={ kind === 'number' || kind === 'text' ? kind : 'date' }
				step={ kind === 'number' ? 'any' : undefined }
				label={ isDates ? __( 'From', 'switchboard' ) : label }
				value={ from }
				onChange={ setFrom }
			/>
			{ isDates && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					type="date"
					label={ __( 'To', 'switchboard' ) }
					value={ to }
					onChange={ setTo }
				/>
			) }
			<Button variant="primary" size="compact" type="submit">
				{ __( 'Apply', 'switchboard' ) }
			</Button>
		</form>
	);
}
