import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import {
	FormSection,
	SelectField,
	TextAreaField,
	TextField,
	toId,
	ToggleField,
	TokensField,
} from '../../components';
import { isDomain, toDomain } from './domains';

export interface CompanyValues {
	name: string;
	domains: string[];
	share_tickets: boolean;
	account_manager: number | null;
	notes: string;
}

export function CompanyFields() {
	const agents = useAll( 'agent' ).filter( ( { role } ) => role !== null );
	return (
		<FormSection>
			<TextField
				name="name"
				label={ __( 'Name', 'switchboard' ) }
				maxLength={ 200 }
				dir="auto"
				isRequired
			/>
			<TokensField
				name="domains"
				label={ __( 'E-mail domains', 'switchboard' ) }
				help={ __(
					'Whoever writes from one of them joins the company. Leave out those that anybody can have, such as gmail.com.',
					'switchboard'
				) }
				placeholder="fernmail.example"
				clean={ toDomain }
				isValid={ isDomain }
			/>
			<ToggleField
				name="share_tickets"
				label={ __(
					'Its people see one another’s tickets',
					'switchboard'
				) }
				help={ __(
					'On their own pages they read and reply to tickets of colleagues whose address is verified. Notes stay with your team.',
					'switchboard'
				) }
			/>
			<SelectField
				name="account_manager"
				label={ __( 'Account manager', 'switchboard' ) }
				help={ __( 'Who of your team looks after it.', 'switchboard' ) }
				options={ [
					{ value: '', label: __( 'Nobody', 'switchboard' ) },
					...agents.map( ( { id, name } ) => ( {
						value: String( id ),
						label: name,
					} ) ),
				] }
				toValue={ toId }
			/>
			<TextAreaField
				name="notes"
				label={ __( 'Notes', 'switchboard' ) }
				help={ __( 'Only your team sees them.', 'switchboard' ) }
				rows={ 3 }
				maxLength={ 20000 }
			/>
		</FormSection>
	);
}
