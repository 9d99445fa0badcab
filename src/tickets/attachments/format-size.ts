import { __, sprintf } from '@wordpress/i18n';

const KILO = 1024;

/**
 * The size of a file for people.
 *
 * @param bytes Bytes.
 */
export function formatSize( bytes: number ): string {
	if ( bytes < KILO * KILO ) {
		return sprintf(
			/* translators: %d: kilobytes. */
			__( '%d KB', 'switchboard' ),
			Math.max( 1, Math.round( bytes / KILO ) )
		);
	}
	return sprintf(
		/* translators: %s: megabytes. */
		__( '%s MB', 'switchboard' ),
		( bytes / KILO / KILO ).toFixed( 1 )
	);
}
