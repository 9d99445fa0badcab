import { useSelect } from '@wordpress/data';
import { store, useList } from '../../api';
import type { Company } from '../../api';

const FIRST = { per_page: 100 };

/**
 * Names of companies by id. Most come with one list; those beyond it are asked for one by one.
 *
 * @param ids Companies.
 */
export function useCompanyNames( ids: number[] ): Map< number, string > {
	const { isLoading } = useList( 'company', FIRST );
	const wanted = [ ...new Set( ids ) ].sort( ( a, b ) => a - b ).join();
	return useSelect(
		( select ) => {
			const names = new Map< number, string >();
			if ( isLoading || wanted === '' ) {
				return names;
			}
			wanted.split( ',' ).forEach( ( id ) => {
				const company = select( store ).getRecord(
					'company',
					Number( id )
				) as Company | undefined;
				names.set( Number( id ), company?.name ?? '' );
			} );
			return names;
		},
		[ wanted, isLoading ]
	);
}
