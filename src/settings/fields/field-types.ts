import { __ } from '@wordpress/i18n';
import type { Field } from '../../api';

export type FieldType = Field[ 'type' ];

export const TYPES: FieldType[] = [
	'text',
	'number',
	'date',
	'choice',
	'checkbox',
];

/**
 * A type in words.
 *
 * @param type Type.
 */
export function typeName( type: FieldType ): string {
	switch ( type ) {
		case 'number':
			return __( 'Number', 'switchboard' );
		case 'date':
			return __( 'Date', 'switchboard' );
		case 'choice':
			return __( 'Choice', 'switchboard' );
		case 'checkbox':
			return __( 'Check box', 'switchboard' );
	}
	return __( 'Text', 'switchboard' );
}
