import { __ } from '@wordpress/i18n';
import type { Errors, Values } from './types';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * What is missing, by field.
 *
 * @param values What was filled in.
 */
export function check( {
	contact,
	subject,
	html,
	attachments,
}: Values ): Errors {
	const errors: Errors = {};
	if ( ! contact.id && contact.email.trim() === '' ) {
		errors.contact = __(
			'Choose a contact, or give an e-mail address.',
			'switchboard'
		);
	} else if ( ! contact.id && ! EMAIL.test( contact.email.trim() ) ) {
		errors.email = __( 'This is not an e-mail address.', 'switchboard' );
	}
	if ( subject.trim() === '' ) {
		errors.subject = __(
			'Say in a few words what it is about.',
			'switchboard'
		);
	}
	if ( html === '' && attachments.length === 0 ) {
		errors.html = __( 'Write the first message.', 'switchboard' );
	}
	return errors;
}
