import { Snackbar } from '@wordpress/components';
import {
	createContext,
	useCallback,
	useContext,
	useEffect,
	useMemo,
	useState,
} from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { siteNow, useActions } from '../../api';
import type { Message } from '../../api';
import { Ring } from './ring';
import './style.scss';

interface Sent {
	message: Message;
	/** To whom. */
	name: string;
	/** Milliseconds by the site's clock: until then it can be taken back. */
	until: number;
	onUndone: () => void;
}

interface UndoSend {
	announce: ( sent: Sent ) => void;
}

const Context = createContext< UndoSend >( { announce: () => {} } );

/** Lets a composer tell that a reply waits and can be taken back. */
export const useUndoSend = (): UndoSend => useContext( Context );

/** Shows for some seconds that a reply is about to leave. */
export function UndoSendProvider( { children }: { children: ReactNode } ) {
	const [ sent, setSent ] = useState< Sent | null >( null );
	const value = useMemo( () => ( { announce: setSent } ), [] );
	const close = useCallback( () => setSent( null ), [] );
	return (
		<Context.Provider value={ value }>
			{ children }
			{ sent && (
				<SentSnackbar
					key={ sent.message.id }
					sent={ sent }
					onClose={ close }
				/>
			) }
		</Context.Provider>
	);
}

/**
 * Whole seconds that are left; 0 when the time is over.
 *
 * @param until Milliseconds by the site's clock.
 */
export function useSecondsLeft( until: number ): number {
	const read = () => Math.max( 0, Math.ceil( ( until - siteNow() ) / 1000 ) );
	const [ seconds, setSeconds ] = useState( read );
	useEffect( () => {
		const timer = window.setInterval( () => setSeconds( read ), 250 );
		return () => window.clearInterval( timer );
		// `read` only depends on `until`.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ until ] );
	return seconds;
}

function SentSnackbar( {
	sent,
	onClose,
}: {
	sent: Sent;
	onClose: () => void;
} ) {
	const { cancelMessage } = useActions();
	const seconds = useSecondsLeft( sent.until );
	useEffect( () => {
		if ( seconds === 0 ) {
			onClose();
		}
	}, [ seconds, onClose ] );
	const undo = () => {
		onClose();
		void cancelMessage( sent.message ).then( sent.onUndone );
	};
	return (
		<div className="switchboard-undo">
			<Snackbar
				explicitDismiss
				onRemove={ onClose }
				icon={ <Ring seconds={ seconds } /> }
				spokenMessage={ __(
					'Reply queued. It can be taken back for some seconds.',
					'switchboard'
				) }
				actions={ [
					{ label: __( 'Undo', 'switchboard' ), onClick: undo },
				] }
			>
				{ sprintf(
					/* translators: 1: a customer's name, 2: seconds. */
					__( 'Reply to %1$s goes out in %2$d s', 'switchboard' ),
					sent.name,
					seconds
				) }
			</Snackbar>
		</div>
	);
}
