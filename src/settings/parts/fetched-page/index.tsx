import { useCallback, useEffect, useState } from '@wordpress/element';
import type { ReactElement } from 'react';
import type { ApiError } from '../../../api';
import { ErrorNotice, Page, Skeleton } from '../../../components';
import { settingsCrumb } from '../../place';

interface FetchedPageProps< T > {
	title: string;
	/** Reads what the page is about; must stay the same function. */
	read: () => Promise< T >;
	children: ( value: T, onChange: ( value: T ) => void ) => ReactElement;
}

// A page about the one thing that its section has.
export function FetchedPage< T >( {
	title,
	read,
	children,
}: FetchedPageProps< T > ) {
	const [ value, setValue ] = useState< T | null >( null );
	const [ error, setError ] = useState< string | null >( null );
	const load = useCallback( () => {
		setError( null );
		read().then( setValue, ( thrown: ApiError ) =>
			setError( thrown.message )
		);
	}, [ read ] );
	useEffect( load, [ load ] );

	if ( value !== null ) {
		return children( value, setValue );
	}
	return (
		<Page phoneCrumb={ settingsCrumb() } title={ title }>
			{ error ? (
				<ErrorNotice message={ error } onRetry={ load } />
			) : (
				<Skeleton rows={ 4 } />
			) }
		</Page>
	);
}
