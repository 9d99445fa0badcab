import {
	createContext,
	useCallback,
	useContext,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import type { ReactNode } from 'react';
import { useActions } from '../../api';
import type { Message } from '../../api';
import { SentSnackbar } from './sent-snackbar';

export { useSecondsLeft } from './use-seconds-left';

export interface Sent {
	message: Message;
	/** To whom. */
	name: string;
	/** Milliseconds by the site's clock: until then it can be taken back. */
	until: number;
	/** Brings the text back into the composer. */
	onUndone: () => void;
}

interface UndoSend {
	/** A reply waits and can be taken back. */
	announce: ( sent: Sent ) => void;
	/** Takes a waiting reply back, from wherever it is shown. */
	takeBack: ( message: Message ) => void;
}

const Context = createContext< UndoSend >( {
	announce: () => {},
	takeBack: () => {},
} );

export const useUndoSend = (): UndoSend => useContext( Context );

/** Shows for some seconds that a reply is about to leave. */
export function UndoSendProvider( { children }: { children: ReactNode } ) {
	const { cancelMessage } = useActions();
	const [ sent, setSent ] = useState< Sent | null >( null );
	const latest = useRef( sent );
	latest.current = sent;
	const close = useCallback( () => setSent( null ), [] );
	const value = useMemo(
		() => ( {
			announce: setSent,
			takeBack: ( message: Message ) => {
				const known =
					latest.current?.message.id === message.id
						? latest.current
						: null;
				if ( known ) {
					setSent( null );
				}
				void cancelMessage( message ).then(
					( isDone ) => isDone && known?.onUndone()
				);
			},
		} ),
		[ cancelMessage ]
	);
	return (
		<Context.Provider value={ value }>
			{ children }
			{ sent && (
				<SentSnackbar
					key={ sent.message.id }
					sent={ sent }
					onUndo={ () => value.takeBack( sent.message ) }
					onClose={ close }
				/>
			) }
		</Context.Provider>
	);
}
