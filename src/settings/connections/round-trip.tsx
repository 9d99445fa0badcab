import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { beginRoundTrip, fetchMail, lookForRoundTrip } from '../../api';
import type { ApiError, Connection } from '../../api';
import { Card, ErrorNotice } from '../../components';

const LOOK = 3_000;
const PATIENCE = 120_000;
/** Looks between two fetches: mail servers need a moment to hand a mail to themselves. */
const FETCH_EVERY = 5;

type State = 'idle' | 'sending' | 'waiting' | 'arrived' | 'missing';

// Sends a mail to the inbox's own address and waits for it to come in.
export function RoundTrip( { connection }: { connection: Connection } ) {
	const { id, fetches } = connection;
	const [ state, setState ] = useState< State >( 'idle' );
	const [ seconds, setSeconds ] = useState( 0 );
	const [ error, setError ] = useState( '' );
	const timer = useRef( 0 );
	useEffect( () => () => window.clearTimeout( timer.current ), [] );

	const fail = ( thrown: ApiError ) => {
		setError( thrown.message );
		setState( 'idle' );
	};
	const wait = ( word: string, started: number, looks: number ) => {
		timer.current = window.setTimeout( async () => {
			try {
				if ( fetches && looks % FETCH_EVERY === 1 ) {
					await fetchMail( id );
				}
				const { arrived_at: arrived } = await lookForRoundTrip(
					id,
					word
				);
				const passed = Date.now() - started;
				if ( arrived ) {
					setSeconds( Math.max( 1, Math.round( passed / 1000 ) ) );
					setState( 'arrived' );
				} else if ( passed > PATIENCE ) {
					setState( 'missing' );
				} else {
					wait( word, started, looks + 1 );
				}
			} catch ( thrown ) {
				fail( thrown as ApiError );
			}
		}, LOOK );
	};
	const begin = async () => {
		setError( '' );
		setState( 'sending' );
		try {
			const { word } = await beginRoundTrip( id );
			setState( 'waiting' );
			wait( word, Date.now(), 0 );
		} catch ( thrown ) {
			fail( thrown as ApiError );
		}
	};
	const isBusy = state === 'sending' || state === 'waiting';
	return (
		<Card title={ __( 'Round trip', 'switchboard' ) }>
			<p className="switchboard-connection__trip" role="status">
				{ wordsOf( state, seconds ) }
			</p>
			{ error && <ErrorNotice message={ error } /> }
			<Button
				size="compact"
				variant="secondary"
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ begin }
			>
				{ __( 'Send a mail to yourself', 'switchboard' ) }
			</Button>
		</Card>
	);
}

function wordsOf( state: State, seconds: number ): string {
	switch ( state ) {
		case 'sending':
		case 'waiting':
			return __(
				'On its way. This can take up to two minutes.',
				'switchboard'
			);
		case 'arrived':
			return sprintf(
				/* translators: %d: number of seconds. */
				_n(
					'It came back after %d second: sending and receiving work.',
					'It came back after %d seconds: sending and receiving work.',
					seconds,
					'switchboard'
				),
				seconds
			);
		case 'missing':
			return __(
				'It was sent but has not come back. Look into the mailbox’s spam folder, and whether the inbox’s address leads to this mailbox.',
				'switchboard'
			);
	}
	return __(
		'Sends a mail to the inbox’s address and waits until it arrives here. It becomes no ticket.',
		'switchboard'
	);
}
