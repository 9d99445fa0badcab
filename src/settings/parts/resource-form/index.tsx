import { useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';
import { useActions } from '../../../api';
import type { Create, Id, Item, Noun, Update } from '../../../api';
import {
	DeleteRecord,
	FormPage,
	leaveTo,
	useForm,
	useSay,
} from '../../../components';
import type { Deletion, Errors, FormState } from '../../../components';
import { pathTo } from '../../place';

export interface ResourceFormProps< N extends Noun, V extends object > {
	noun: N;
	/** Null for a new one. */
	record: Item< N > | null;
	/** Path of the section below the settings. */
	section: string;
	/** Path of the list, where it isn't the section's. */
	list?: string;
	/** The list's name. */
	crumb: string;
	title: string;
	/** Said after saving. */
	done: string;
	/** Other collections that say the same from their side and are read anew. */
	touches?: Noun[];
	/** The form's values of the record, or of a new one. */
	saved: V;
	/** What is sent of them. */
	toBody?: ( values: Partial< V >, whole: V ) => object;
	check?: ( values: V ) => Errors;
	/** Called after saving, before a new record's page is opened. */
	onSaved?: ( record: Item< N >, values: V ) => void;
	/** Left out where it can't be deleted. */
	deletion?: Deletion;
	badge?: ReactNode;
	actions?: ( form: FormState< V > ) => ReactNode;
	side?: ( form: FormState< V > ) => ReactNode;
	children: ( form: FormState< V > ) => ReactNode;
}

const asIs = ( values: object ): object => values;

// The page of one record of any collection: creates, changes, deletes.
export function ResourceForm< N extends Noun, V extends object >( {
	noun,
	record,
	section,
	list = section,
	crumb,
	done,
	touches = [],
	saved,
	toBody = asIs,
	check,
	onSaved,
	deletion,
	actions,
	side,
	children,
	...page
}: ResourceFormProps< N, V > ) {
	const { createRecord, updateRecord, deleteRecord, loadList } = useActions();
	const say = useSay();
	const id: Id | null = record?.id ?? null;

	// Equal values are the same values, so that a record that was read again doesn't redraw the form.
	const key = JSON.stringify( saved );
	const known = useMemo( () => JSON.parse( key ) as V, [ key ] );

	const finish = ( sentence: string ) => {
		say( sentence );
		touches.forEach( ( other ) => void loadList( other, {} ) );
	};

	const form = useForm< V >( {
		saved: known,
		isNew: id === null,
		check,
		save: async ( changes, whole ) => {
			if ( id !== null ) {
				const changed = await updateRecord(
					noun,
					id,
					toBody( changes, whole ) as Update< N >
				);
				onSaved?.( changed, whole );
				finish( done );
				return;
			}
			const made = await createRecord(
				noun,
				toBody( whole, whole ) as Create< N >
			);
			onSaved?.( made, whole );
			finish( done );
			leaveTo( pathTo( section, made.id ), { replace: true } );
		},
	} );

	const remove = async () => {
		await deleteRecord( noun, id as Id );
		finish( deletion?.done ?? '' );
		leaveTo( pathTo( list ) );
	};
	return (
		<FormPage
			{ ...page }
			form={ form }
			crumb={ { label: crumb, to: pathTo( list ) } }
			actions={ actions?.( form ) }
			side={ side?.( form ) }
			below={
				id !== null &&
				deletion && (
					<DeleteRecord deletion={ deletion } onDelete={ remove } />
				)
			}
		>
			{ children( form ) }
		</FormPage>
	);
}
