import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { fetchPage, isAborted, useRecord } from '../../api';
import type { Company } from '../../api';
import { ComboField, toId } from '../../components';

const PAUSE = 250;

function useFound( words: string ): Company[] {
	const [ found, setFound ] = useState< Company[] >( [] );
	useEffect( () => {
		const abort = new AbortController();
		const timer = window.setTimeout( () => {
			fetchPage(
				'company',
				{ per_page: 20, search: words.trim() || undefined },
				abort.signal
			).then(
				( { items } ) => setFound( items ),
				// The list stays as it is; typing on asks again.
				( thrown ) => isAborted( thrown )
			);
		}, PAUSE );
		return () => {
			window.clearTimeout( timer );
			abort.abort();
		};
	}, [ words ] );
	return found;
}

interface CompanyFieldProps {
	chosen: number | null;
}

// The company that a contact belongs to, found by its name.
export function CompanyField( { chosen }: CompanyFieldProps ) {
	const [ words, setWords ] = useState( '' );
	const found = useFound( words );
	const { record } = useRecord( 'company', chosen );
	const known =
		record && ! found.some( ( { id } ) => id === record.id )
			? [ record, ...found ]
			: found;
	return (
		<ComboField
			name="company"
			label={ __( 'Company', 'switchboard' ) }
			placeholder={ __( 'None', 'switchboard' ) }
			options={ known.map( ( { id, name } ) => ( {
				value: String( id ),
				label: name,
			} ) ) }
			onSearch={ setWords }
			toValue={ toId }
		/>
	);
}
