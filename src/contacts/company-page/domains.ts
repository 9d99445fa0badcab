import { __ } from '@wordpress/i18n';
import type { Errors } from '../../components';

const DOMAIN = /^[a-z0-9.-]+\.[a-z0-9-]{2,}$/;

/**
 * The bare domain of what was typed or pasted: an address, a link or a domain.
 *
 * @param text What was typed.
 */
export const toDomain = ( text: string ): string =>
	text
		.trim()
		.toLowerCase()
		.replace( /^[a-z]+:\/\//, '' )
		.replace( /^.*@/, '' )
		.replace( /[/?#].*$/, '' )
		.replace( /^www\./, '' );

export const isDomain = ( domain: string ): boolean => DOMAIN.test( domain );

interface Named {
	name: string;
	domains: string[];
}

/**
 * Faults that need no request to be seen.
 *
 * @param values The form's values.
 */
export function check( values: Named ): Errors {
	const errors: Errors = {};
	if ( values.name.trim() === '' ) {
		errors.name = __( 'Give the company a name.', 'switchboard' );
	}
	if ( ! values.domains.every( isDomain ) ) {
		errors.domains = __(
			'Write each domain like fernmail.example.',
			'switchboard'
		);
	}
	return errors;
}
