import { __ } from '@wordpress/i18n';
import { fetchSettings, fetchSitePages } from '../../api';
import { FetchedPage } from '../parts/fetched-page';
import { SettingsForm } from './settings-form';

const read = async () => {
	const [ settings, pages ] = await Promise.all( [
		fetchSettings(),
		fetchSitePages(),
	] );
	return { settings, pages };
};

// Settings › General.
export function GeneralSection() {
	return (
		<FetchedPage title={ __( 'General', 'switchboard' ) } read={ read }>
			{ ( { settings, pages }, onChange ) => (
				<SettingsForm
					saved={ settings }
					pages={ pages }
					onSaved={ ( saved ) =>
						onChange( { settings: saved, pages } )
					}
				/>
			) }
		</FetchedPage>
	);
}
