import { __ } from '@wordpress/i18n';
import {
	FieldRow,
	FormSection,
	TextField,
	ToggleField,
} from '../../components';
import { SignatureField } from './signature-field';

// Who the customer's answers come from.
export function Sender() {
	return (
		<FormSection
			title={ __( 'Sender', 'switchboard' ) }
			hint={ __( 'Who the customer sees as the sender', 'switchboard' ) }
		>
			<FieldRow>
				<TextField
					name="from_name"
					label={ __( 'From name', 'switchboard' ) }
					help={ __( 'Empty: the site’s name.', 'switchboard' ) }
					maxLength={ 100 }
					dir="auto"
				/>
				<TextField
					name="address"
					type="email"
					label={ __( 'From address', 'switchboard' ) }
					help={ __(
						'Empty: the site’s own address. Your mail server must allow this one.',
						'switchboard'
					) }
					maxLength={ 254 }
					dir="ltr"
				/>
			</FieldRow>
			<SignatureField />
			<ToggleField
				name="send_received"
				label={ __(
					'Confirm each new ticket by e-mail',
					'switchboard'
				) }
				help={ __(
					'The customer gets the number and a link to the ticket. The words are under Mails.',
					'switchboard'
				) }
			/>
		</FormSection>
	);
}
