import { FormTokenField } from '@wordpress/components';
import { contactName } from '../../api';
import { useContactSearch } from '../new-ticket/use-contact-search';
import { addressOf, isAddress } from './recipients';

interface AddressFieldProps {
	label: string;
	value: string[];
	/** How many addresses it takes. */
	most?: number;
	onChange: ( addresses: string[] ) => void;
}

const MOST = 20;

const textOf = ( token: string | { value: string } ): string =>
	typeof token === 'string' ? token : token.value;

/** Addresses as tokens; contacts that fit what is typed are suggested, and what is no address stays and shows it. */
export function AddressField( {
	label,
	value,
	most = MOST,
	onChange,
}: AddressFieldProps ) {
	const { setText, found } = useContactSearch();
	return (
		<div className="switchboard-composer__addresses">
			<FormTokenField
				__nextHasNoMarginBottom
				help=""
				label={ label }
				value={ value.map( ( address ) =>
					isAddress( address )
						? address
						: { value: address, status: 'error' as const }
				) }
				suggestions={ found.flatMap( ( contact ) =>
					contact.email
						? [ `${ contactName( contact ) } <${ contact.email }>` ]
						: []
				) }
				maxLength={ most }
				onInputChange={ setText }
				onChange={ ( tokens ) =>
					onChange(
						tokens.map( textOf ).map( addressOf ).slice( 0, most )
					)
				}
				tokenizeOnBlur
				tokenizeOnSpace={ false }
			/>
		</div>
	);
}
