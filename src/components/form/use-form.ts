import { speak } from '@wordpress/a11y';
import { useCallback, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { changesOf, editsAfter, sortErrors } from './form-state';
import type { Errors, Failure } from './form-state';

export interface FormOptions< V extends object > {
	/** What the site has. */
	saved: V;
	/** Sends it; whatever it throws is shown and nothing that was typed is lost. */
	save: ( changes: Partial< V >, values: V ) => Promise< unknown >;
	/** Faults that need no request to be seen. */
	check?: ( values: V ) => Errors;
	/** A new thing may be saved as it stands. */
	isNew?: boolean;
}

export interface Form< V extends object > {
	values: V;
	errors: Errors;
	/** What went wrong beside the fields. */
	failure: string | null;
	/** How often saving was refused, so that the focus can follow each time. */
	refusals: number;
	isDirty: boolean;
	isSaving: boolean;
	canSave: boolean;
	set: < K extends keyof V >( name: K, value: V[ K ] ) => void;
	discard: () => void;
	submit: () => Promise< boolean >;
	/** Shows what the site says of values that were sent for another end than saving. */
	refuse: ( failure: Failure ) => void;
}

const NO_ERRORS: Errors = {};

function without( errors: Errors, name: string ): Errors {
	const { [ name ]: gone, ...left } = errors;
	return gone === undefined ? errors : left;
}

/**
 * The state of one form: what was typed over what is saved.
 *
 * @param options See FormOptions.
 */
export function useForm< V extends object >(
	options: FormOptions< V >
): Form< V > {
	const { saved, isNew = false } = options;
	const [ edits, setEdits ] = useState< Partial< V > >( {} );
	const [ errors, setErrors ] = useState( NO_ERRORS );
	const [ failure, setFailure ] = useState< string | null >( null );
	const [ refusals, setRefusals ] = useState( 0 );
	const [ isSaving, setSaving ] = useState( false );
	const changes = useMemo(
		() => changesOf( saved, edits ),
		[ saved, edits ]
	);
	const values = useMemo(
		() => ( { ...saved, ...edits } ),
		[ saved, edits ]
	);
	const latest = useRef( { ...options, changes, values } );
	latest.current = { ...options, changes, values };

	const set = useCallback(
		< K extends keyof V >( name: K, value: V[ K ] ) => {
			setEdits( ( known ) => ( { ...known, [ name ]: value } ) );
			setErrors( ( known ) => without( known, String( name ) ) );
		},
		[]
	);

	const discard = useCallback( () => {
		setEdits( {} );
		setErrors( NO_ERRORS );
		setFailure( null );
		speak( __( 'Changes discarded.', 'switchboard' ) );
	}, [] );

	const fail = useCallback( ( faults: Errors, sentence: string | null ) => {
		setErrors( faults );
		setFailure( sentence );
		setRefusals( ( count ) => count + 1 );
		const [ first ] = Object.values( faults );
		if ( ! sentence && first ) {
			speak( first, 'assertive' );
		}
	}, [] );

	const refuse = useCallback(
		( thrown: Failure ) => {
			const names = Object.keys( latest.current.values );
			const sorted = sortErrors( thrown, names );
			fail( sorted.fields, sorted.notice );
		},
		[ fail ]
	);

	const submit = useCallback( async (): Promise< boolean > => {
		const { save, check, changes: sent, values: whole } = latest.current;
		const faults = check?.( whole ) ?? NO_ERRORS;
		if ( Object.keys( faults ).length > 0 ) {
			fail( faults, null );
			return false;
		}
		setSaving( true );
		setErrors( NO_ERRORS );
		setFailure( null );
		try {
			await save( sent, whole );
			setEdits( ( known ) => editsAfter( known, sent ) );
			return true;
		} catch ( thrown ) {
			refuse( thrown as Failure );
			return false;
		} finally {
			setSaving( false );
		}
	}, [ fail, refuse ] );

	const isDirty = Object.keys( changes ).length > 0;
	return {
		values,
		errors,
		failure,
		refusals,
		isDirty,
		isSaving,
		canSave: ( isDirty || isNew ) && ! isSaving,
		set,
		discard,
		submit,
		refuse,
	};
}
