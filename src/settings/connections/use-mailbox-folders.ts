import { useCallback, useState } from '@wordpress/element';
import { fetchMailboxFolders } from '../../api';
import type { ApiError, Channel, MailboxFolder } from '../../api';
import { settingsToTry } from './connection-values';

export interface MailboxFolders {
	state: 'unknown' | 'loading' | 'failed' | 'known';
	folders: MailboxFolder[];
	/** Why they can't be had, and what to do. */
	error: { message: string; hint: string } | null;
	load: () => void;
}

const hintOf = ( error: ApiError ): string =>
	String( ( error.data as { hint?: unknown } | undefined )?.hint ?? '' );

/**
 * The folders of a mailbox as its settings are typed, once they are asked for.
 *
 * @param channel    The connection's channel.
 * @param connection Its id; null before it is saved.
 * @param values     The form's values.
 * @param refuse     Shows what is wrong with them.
 */
export function useMailboxFolders(
	channel: Channel | undefined,
	connection: number | null,
	values: object,
	refuse: ( error: ApiError ) => void
): MailboxFolders {
	const [ found, setFound ] = useState< Omit< MailboxFolders, 'load' > >( {
		state: 'unknown',
		folders: [],
		error: null,
	} );
	const load = useCallback( async () => {
		if ( ! channel ) {
			return;
		}
		setFound( { state: 'loading', folders: [], error: null } );
		try {
			const folders = await fetchMailboxFolders( {
				channel: channel.id,
				settings: settingsToTry( values, channel ),
				...( connection !== null && { connection } ),
			} );
			setFound( { state: 'known', folders, error: null } );
		} catch ( thrown ) {
			const error = thrown as ApiError;
			if ( error.status === 400 ) {
				setFound( { state: 'unknown', folders: [], error: null } );
				refuse( error );
				return;
			}
			setFound( {
				state: 'failed',
				folders: [],
				error: { message: error.message, hint: hintOf( error ) },
			} );
		}
	}, [ channel, connection, values, refuse ] );
	return { ...found, load: () => void load() };
}
