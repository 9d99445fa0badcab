import { __, sprintf } from '@wordpress/i18n';

const KILO = 1024;

/**
 * The size of a file for people.
 *
 * @param bytes Bytes.
 */
export function formatSize( bytes: number ): string {
	if ( bytes < KILO * KILO ) {
		/* translators: %d: kilobytes. */
		return sprintf( __( '%d KB', 'switchboard' ), Math.max( 1, Math.round( bytes / KILO ) ) );
	}
	/* translators: %s: megabytes. */
	return sprintf( __( '%s MB', 'switchboard' ), ( bytes / KILO / KILO ).toFixed( 1 ) );
}
