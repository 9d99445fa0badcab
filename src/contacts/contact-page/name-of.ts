import { __ } from '@wordpress/i18n';
import type { Contact } from '../../api';

/** What a contact is called where nobody gave a name. */
export const nameOf = ( {
	name,
	email,
}: Pick< Contact, 'name' | 'email' > ): string =>
	name || email || __( 'No name', 'switchboard' );
