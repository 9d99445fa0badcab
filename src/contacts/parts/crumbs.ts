import { __ } from '@wordpress/i18n';
import type { Crumb } from '../../components';

export const contactsCrumb = (): Crumb => ( {
	label: __( 'Contacts', 'switchboard' ),
	to: '/contacts',
} );

export const companiesCrumb = (): Crumb => ( {
	label: __( 'Companies', 'switchboard' ),
	to: '/companies',
} );
