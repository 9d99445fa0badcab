import { createContext, useContext } from '@wordpress/element';
import type { Channel, Connection } from '../../api';
import type { FormState } from '../../components';
import type { Counting, Settings } from './conditions';
import type { ConnectionValues } from './connection-values';
import type { MailboxFolders } from './use-mailbox-folders';

/** What the fields of a connection need to know of each other. */
export interface Setup {
	/** Null before it is saved. */
	connection: Connection | null;
	channel: Channel;
	form: FormState< ConnectionValues >;
	/** As saved, each with a value. */
	saved: Settings;
	/** As typed. */
	typed: Settings;
	counting: Counting;
	folders: MailboxFolders;
}

export const SetupContext = createContext< Setup | null >( null );

/** The connection around a field. */
export function useSetup(): Setup {
	const setup = useContext( SetupContext );
	if ( ! setup ) {
		throw new Error( 'A field of a connection stands outside of one.' );
	}
	return setup;
}
