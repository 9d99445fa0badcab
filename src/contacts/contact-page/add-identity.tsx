import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useActions } from '../../api';
import type { Contact } from '../../api';
import {
	ErrorNotice,
	Form,
	SelectField,
	TextField,
	useForm,
	useSay,
} from '../../components';

interface NewIdentity {
	type: 'email' | 'phone';
	value: string;
}

const NEW: NewIdentity = { type: 'email', value: '' };

const check = ( { value }: NewIdentity ) => ( {
	...( value.trim() === '' && {
		value: __( 'Write an address or a number.', 'switchboard' ),
	} ),
} );

// Another address or number, claimed until its owner proves it.
export function AddIdentity( { contact }: { contact: Contact } ) {
	const { updateRecord } = useActions();
	const say = useSay();
	const form = useForm< NewIdentity >( {
		saved: NEW,
		isNew: true,
		check,
		save: async ( _, values ) => {
			await updateRecord( 'contact', contact.id, {
				add_identity: { ...values, value: values.value.trim() },
			} );
			say( __( 'Added.', 'switchboard' ) );
		},
	} );
	return (
		<Form form={ form }>
			{ form.failure && <ErrorNotice message={ form.failure } /> }
			<div className="switchboard-identities__add">
				<SelectField
					name="type"
					label={ __( 'Kind', 'switchboard' ) }
					options={ [
						{
							value: 'email',
							label: __( 'E-mail', 'switchboard' ),
						},
						{ value: 'phone', label: __( 'Phone', 'switchboard' ) },
					] }
				/>
				<TextField
					name="value"
					label={ __( 'Address or number', 'switchboard' ) }
					maxLength={ 254 }
					dir="ltr"
				/>
				<Button
					size="compact"
					variant="secondary"
					type="submit"
					isBusy={ form.isSaving }
					disabled={ form.isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Add', 'switchboard' ) }
				</Button>
			</div>
		</Form>
	);
}
