import { __ } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { ContactCreate } from '../../api';
import {
	FieldRow,
	FormPage,
	FormSection,
	leaveTo,
	TextAreaField,
	TextField,
	useForm,
	useSay,
} from '../../components';
import type { Errors } from '../../components';
import { CompanyField } from '../parts/company-field';
import { contactsCrumb } from '../parts/crumbs';

interface NewContact {
	name: string;
	email: string;
	phone: string;
	company: number | null;
	notes: string;
}

const NEW: NewContact = {
	name: '',
	email: '',
	phone: '',
	company: null,
	notes: '',
};

/**
 * What is sent: what was left empty isn't.
 *
 * @param values The form's values.
 */
export const toBody = ( values: NewContact ): ContactCreate =>
	Object.fromEntries(
		Object.entries( values ).filter(
			( [ , value ] ) => value !== '' && value !== null
		)
	) as unknown as ContactCreate;

export function check( { name, email }: NewContact ): Errors {
	const errors: Errors = {};
	if ( name.trim() === '' ) {
		errors.name = __( 'Give the contact a name.', 'switchboard' );
	}
	if ( email && ! /^\S+@\S+\.\S+$/.test( email.trim() ) ) {
		errors.email = __(
			'This is not a whole e-mail address.',
			'switchboard'
		);
	}
	return errors;
}

// A contact who hasn't written yet.
export function AddContact() {
	const { createRecord, forgetLists } = useActions();
	const say = useSay();
	const form = useForm< NewContact >( {
		saved: NEW,
		isNew: true,
		check,
		save: async ( _, values ) => {
			const { id } = await createRecord( 'contact', toBody( values ) );
			forgetLists( 'contact' );
			say( __( 'Contact added.', 'switchboard' ) );
			leaveTo( `/contacts/${ id }`, { replace: true } );
		},
	} );
	return (
		<FormPage
			form={ form }
			crumb={ contactsCrumb() }
			title={ __( 'New contact', 'switchboard' ) }
		>
			<FormSection>
				<TextField
					name="name"
					label={ __( 'Name', 'switchboard' ) }
					maxLength={ 200 }
					dir="auto"
					isRequired
				/>
				<FieldRow>
					<TextField
						name="email"
						type="email"
						label={ __( 'E-mail', 'switchboard' ) }
						maxLength={ 254 }
						dir="ltr"
					/>
					<TextField
						name="phone"
						type="tel"
						label={ __( 'Phone', 'switchboard' ) }
						maxLength={ 40 }
						dir="ltr"
					/>
				</FieldRow>
				<CompanyField chosen={ form.values.company } />
				<TextAreaField
					name="notes"
					label={ __( 'Notes', 'switchboard' ) }
					help={ __( 'Only your team sees them.', 'switchboard' ) }
					rows={ 3 }
					maxLength={ 20000 }
				/>
			</FormSection>
		</FormPage>
	);
}
