import { __ } from '@wordpress/i18n';
import { fetchPreferences, savePreferences } from '../../api';
import type { NotificationPreferences } from '../../api';
import {
	FormPage,
	FormSection,
	ToggleField,
	useForm,
	useSay,
} from '../../components';
import { FetchedPage } from '../parts/fetched-page';
import { settingsCrumb } from '../place';

const title = () => __( 'My notifications', 'switchboard' );

interface PreferencesFormProps {
	saved: NotificationPreferences;
	onSaved: ( saved: NotificationPreferences ) => void;
}

function PreferencesForm( { saved, onSaved }: PreferencesFormProps ) {
	const say = useSay();
	const form = useForm( {
		saved,
		save: async ( changes ) => {
			onSaved( await savePreferences( changes ) );
			say( __( 'Notifications saved.', 'switchboard' ) );
		},
	} );
	return (
		<FormPage
			phoneCrumb={ settingsCrumb() }
			form={ form }
			title={ title() }
		>
			<FormSection
				title={ __( 'Mail me when…', 'switchboard' ) }
				hint={ __(
					'Only for you, never about what you did yourself',
					'switchboard'
				) }
			>
				<ToggleField
					name="agent_new"
					label={ __(
						'A new ticket comes into one of my inboxes',
						'switchboard'
					) }
				/>
				<ToggleField
					name="agent_assigned"
					label={ __( 'A ticket is assigned to me', 'switchboard' ) }
				/>
				<ToggleField
					name="agent_customer_replied"
					label={ __(
						'A customer replies to a ticket of mine',
						'switchboard'
					) }
				/>
				<ToggleField
					name="agent_mentioned"
					label={ __(
						'Somebody mentions me in a note',
						'switchboard'
					) }
				/>
			</FormSection>
		</FormPage>
	);
}

// Settings › My notifications: everyone's own switches.
export function NotificationsSection() {
	return (
		<FetchedPage title={ title() } read={ fetchPreferences }>
			{ ( saved, onSaved ) => (
				<PreferencesForm saved={ saved } onSaved={ onSaved } />
			) }
		</FetchedPage>
	);
}
