import { __ } from '@wordpress/i18n';
import type { Contact } from './types';

/** What a contact is called where nobody gave a name. */
export const contactName = ( {
	name,
	email,
}: Pick< Contact, 'name' | 'email' > ): string =>
	name || email || __( 'No name', 'switchboard' );
