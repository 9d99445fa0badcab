import { Fragment } from '@wordpress/element';
import type { ReactElement } from 'react';
import { useRecord } from '../../../api';
import type { Item, Noun } from '../../../api';
import { RecordPage } from '../../../components';
import type { Crumb } from '../../../components';

interface ResourcePageProps< N extends Noun > {
	noun: N;
	/** A record's id or `new`. */
	id: string;
	/** The list it belongs to. */
	crumb: Crumb;
	children: ( record: Item< N > | null ) => ReactElement;
}

// Finds the record of the address; `new` has none. Each has its own form.
export function ResourcePage< N extends Noun >( {
	noun,
	id,
	crumb,
	children,
}: ResourcePageProps< N > ) {
	const isNew = id === 'new';
	const { record, error, retry } = useRecord( noun, isNew ? null : id );
	if ( isNew ) {
		return <Fragment key={ id }>{ children( null ) }</Fragment>;
	}
	return (
		<RecordPage
			key={ id }
			record={ record }
			error={ error }
			retry={ retry }
			crumb={ crumb }
		>
			{ children }
		</RecordPage>
	);
}
