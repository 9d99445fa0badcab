import { useInstanceId } from '@wordpress/compose';
import { createContext, useContext } from '@wordpress/element';
import type { Form } from './use-form';

// Which values a form has is known to those who draw it; the context carries any.
type AnyForm = Form< Record< string, unknown > >;

export const FormContext = createContext< AnyForm | null >( null );

export interface FieldState< T > {
	id: string;
	value: T;
	error: string | undefined;
	set: ( value: T ) => void;
}

/**
 * One value of the form around.
 *
 * @param name Its name.
 * @throws Error outside a form.
 */
export function useField< T >( name: string ): FieldState< T > {
	const form = useContext( FormContext );
	const id = useInstanceId( useField, `switchboard-field-${ name }` );
	if ( ! form ) {
		throw new Error( `The field ${ name } stands outside a form.` );
	}
	return {
		id: String( id ),
		value: form.values[ name ] as T,
		error: form.errors[ name ],
		set: ( value ) => form.set( name, value ),
	};
}
