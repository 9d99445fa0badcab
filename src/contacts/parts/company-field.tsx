import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useRecord } from '../../api';
import { ComboField, toId } from '../../components';
import { useFound } from './use-found';

interface CompanyFieldProps {
	chosen: number | null;
}

// The company that a contact belongs to, found by its name.
export function CompanyField( { chosen }: CompanyFieldProps ) {
	const [ words, setWords ] = useState( '' );
	const found = useFound( 'company', words );
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
