import { __, _n, sprintf } from '@wordpress/i18n';
import type { MailFetch, MailFolder } from '../../api';

const number = ( count: number ): string => count.toLocaleString();

/**
 * What came of a fetch, in a few words.
 *
 * @param fetch One run.
 */
export function outcomeOf( {
	ended_at: end,
	taken,
	failed,
	error,
}: MailFetch ): string {
	if ( error ) {
		return error;
	}
	if ( ! end ) {
		return __( 'Interrupted, or still going on', 'switchboard' );
	}
	const words = [
		...( taken > 0
			? [
					sprintf(
						/* translators: %s: number of mails. */
						_n( '%s new', '%s new', taken, 'switchboard' ),
						number( taken )
					),
				]
			: [] ),
		...( failed > 0
			? [
					sprintf(
						/* translators: %s: number of mails. */
						_n(
							'%s failed, is tried again',
							'%s failed, are tried again',
							failed,
							'switchboard'
						),
						number( failed )
					),
				]
			: [] ),
	];
	return words.join( ', ' ) || __( 'Nothing new', 'switchboard' );
}

/**
 * What of a folder is here, a line for each thing worth saying.
 *
 * @param folder Folder.
 */
export function countsOf( {
	on_server: there,
	here,
	older,
	given_up: lost,
	counted_at: counted,
}: MailFolder ): string[] {
	if ( ! counted ) {
		return [ __( 'Not counted yet', 'switchboard' ) ];
	}
	return [
		sprintf(
			/* translators: 1: number of mails on a server, 2: number of mails here. */
			__( '%1$s on the server, %2$s here', 'switchboard' ),
			number( there ),
			number( here )
		),
		...( older > 0
			? [
					sprintf(
						/* translators: %s: number of mails. */
						_n(
							'%s older, left alone',
							'%s older, left alone',
							older,
							'switchboard'
						),
						number( older )
					),
				]
			: [] ),
		...( lost > 0
			? [
					sprintf(
						/* translators: %s: number of mails. */
						_n(
							'%s can’t be fetched, is tried again each day',
							'%s can’t be fetched, are tried again each day',
							lost,
							'switchboard'
						),
						number( lost )
					),
				]
			: [] ),
	];
}
