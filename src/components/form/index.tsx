import { useEffect, useRef } from '@wordpress/element';
import type { FormEvent, ReactNode } from 'react';
import { FormContext } from './context';
import type { Form as FormOf } from './use-form';
import './style.scss';

export { useField } from './context';
export { helpOf } from './field-help';
export { NumberField } from './number-field';
export { SelectField, toId } from './select-field';
export { TextAreaField } from './text-area-field';
export { TextField } from './text-field';
export { ToggleField } from './toggle-field';
export { ComboField } from './combo-field';
export { ListField } from './list-field';
export { PickField } from './pick-field';
export type { PickOption } from './pick-field';
export { TokensField } from './tokens-field';
export { changesOf, isSame, sortErrors } from './form-state';
export { moveItem } from './move-item';
export type { Errors } from './form-state';
export { useForm } from './use-form';
export type { Form as FormState, FormOptions } from './use-form';

interface FormProps< V extends object > {
	form: FormOf< V >;
	/** So that a button elsewhere may send it. */
	id?: string;
	children: ReactNode;
	onSubmit?: () => void;
}

// A form whose fields find their values by name; after a refusal the first faulty one has the focus.
export function Form< V extends object >( {
	form,
	id,
	children,
	onSubmit,
}: FormProps< V > ) {
	const element = useRef< HTMLFormElement >( null );
	useEffect( () => {
		if ( form.refusals > 0 ) {
			element.current
				?.querySelector< HTMLElement >( '[aria-invalid="true"]' )
				?.focus();
		}
	}, [ form.refusals ] );

	const send = ( event: FormEvent ) => {
		event.preventDefault();
		event.stopPropagation();
		if ( form.canSave ) {
			( onSubmit ?? ( () => void form.submit() ) )();
		}
	};
	return (
		<FormContext.Provider value={ form as never }>
			<form
				ref={ element }
				id={ id }
				className="switchboard-form"
				onSubmit={ send }
				noValidate
			>
				{ children }
			</form>
		</FormContext.Provider>
	);
}
