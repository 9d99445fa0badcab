import { __ } from '@wordpress/i18n';
import { saveSettings } from '../../api';
import type { Settings, SitePage } from '../../api';
import {
	FieldRow,
	FormPage,
	FormSection,
	NumberField,
	SelectField,
	TextField,
	ToggleField,
	useForm,
	useSay,
} from '../../components';
import { pageOptions } from './page-options';
import { settingsCrumb } from '../place';

interface SettingsFormProps {
	saved: Settings;
	pages: SitePage[];
	onSaved: ( saved: Settings ) => void;
}

const check = ( { max_file_size: size }: Settings ) => ( {
	...( ! ( Number.isInteger( size ) && size >= 1 ) && {
		max_file_size: __(
			'Write a whole number of megabytes, at least 1.',
			'switchboard'
		),
	} ),
} );

function PageFields( {
	pages,
	values,
}: {
	pages: SitePage[];
	values: Settings;
} ) {
	return (
		<FormSection
			title={ __( 'Pages for customers', 'switchboard' ) }
			hint={ __( 'Mails link to them', 'switchboard' ) }
		>
			<FieldRow>
				<SelectField
					name="form_page"
					label={ __( 'New ticket', 'switchboard' ) }
					help={ __(
						'The page with the form’s block.',
						'switchboard'
					) }
					options={ pageOptions( pages, values.form_page ) }
					toValue={ Number }
				/>
				<SelectField
					name="portal_page"
					label={ __( 'My tickets', 'switchboard' ) }
					help={ __(
						'The page with the block “My tickets”. Without it, links in mails lead nowhere.',
						'switchboard'
					) }
					options={ pageOptions( pages, values.portal_page ) }
					toValue={ Number }
				/>
			</FieldRow>
		</FormSection>
	);
}

// What holds for the whole helpdesk.
export function SettingsForm( { saved, pages, onSaved }: SettingsFormProps ) {
	const say = useSay();
	const form = useForm< Settings >( {
		saved,
		check,
		save: async ( changes ) => {
			onSaved( await saveSettings( changes ) );
			say( __( 'Settings saved.', 'switchboard' ) );
		},
	} );
	return (
		<FormPage
			phoneCrumb={ settingsCrumb() }
			form={ form }
			title={ __( 'General', 'switchboard' ) }
		>
			<PageFields pages={ pages } values={ form.values } />
			<FormSection title={ __( 'Files', 'switchboard' ) }>
				<NumberField
					name="max_file_size"
					label={ __( 'Largest file', 'switchboard' ) }
					help={ __( 'The server may allow less.', 'switchboard' ) }
					min={ 1 }
					unit={ __( 'MB', 'switchboard' ) }
				/>
			</FormSection>
			<FormSection title={ __( 'Server', 'switchboard' ) }>
				<TextField
					name="trusted_proxy"
					label={ __( 'Trusted proxies', 'switchboard' ) }
					help={ __(
						'Addresses or ranges of a proxy or CDN before the site, with commas between them. Only from these is a forwarded visitor’s address believed, which the limits against spam count by. Empty: none.',
						'switchboard'
					) }
					placeholder="192.0.2.0/24"
					dir="ltr"
				/>
			</FormSection>
			<FormSection
				title={ __( 'When the plugin is deleted', 'switchboard' ) }
			>
				<ToggleField
					name="remove_data_on_uninstall"
					label={ __(
						'Delete all tickets, contacts and files too',
						'switchboard'
					) }
					help={ __(
						'Off: everything stays in the database and is there again after a new installation.',
						'switchboard'
					) }
				/>
			</FormSection>
		</FormPage>
	);
}
