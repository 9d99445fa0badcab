import { Button } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	fetchMail,
	fetchMailFetches,
	fetchMailFolders,
	useActions,
} from '../../api';
import type {
	ApiError,
	Connection,
	MailFetch,
	MailFolder,
	Page,
} from '../../api';
import { Card, ErrorNotice, Skeleton, Time, useSay } from '../../components';
import { countsOf, outcomeOf } from './outcome';

const FIRST = 5;
const MORE = 25;

interface Known {
	fetches: MailFetch[];
	cursor: string | null;
	folders: MailFolder[];
}

function Counts( { folders }: { folders: MailFolder[] } ) {
	return (
		<ul className="switchboard-fetches__counts">
			{ folders.map( ( folder ) => (
				<li key={ folder.path }>
					<b dir="auto">{ folder.name }</b>
					{ countsOf( folder ).map( ( words ) => (
						<span key={ words }>{ words }</span>
					) ) }
					{ folder.error && (
						<span className="is-bad" dir="auto">
							{ folder.error }
						</span>
					) }
				</li>
			) ) }
		</ul>
	);
}

const seconds = ( { started_at: from, ended_at: to }: MailFetch ): string =>
	to
		? sprintf(
				/* translators: %s: number of seconds. */
				__( '%s s', 'switchboard' ),
				String(
					Math.max(
						0,
						Math.round(
							( Date.parse( to ) - Date.parse( from ) ) / 1000
						)
					)
				)
			)
		: '';

function Log( { fetches }: { fetches: MailFetch[] } ) {
	return (
		<ol className="switchboard-fetches__log">
			{ fetches.map( ( fetch ) => (
				<li key={ fetch.id }>
					<Time value={ fetch.started_at } />
					<span className={ fetch.error ? 'is-bad' : '' } dir="auto">
						{ outcomeOf( fetch ) }
					</span>
					<span>{ seconds( fetch ) }</span>
				</li>
			) ) }
		</ol>
	);
}

const read = async ( id: number ): Promise< Known > => {
	const [ page, folders ] = await Promise.all( [
		fetchMailFetches( id, { per_page: FIRST } ),
		fetchMailFolders( id ),
	] );
	return { fetches: page.items, cursor: page.cursor, folders };
};

// What was fetched, what lies on the server, and a button that fetches now.
export function Fetches( { connection }: { connection: Connection } ) {
	const { id, enabled, settings } = connection;
	const { loadRecord } = useActions();
	const say = useSay();
	const [ known, setKnown ] = useState< Known | null >( null );
	const [ error, setError ] = useState( '' );
	const [ isBusy, setBusy ] = useState( false );

	const load = useCallback( () => {
		setError( '' );
		read( id ).then( setKnown, ( thrown: ApiError ) =>
			setError( thrown.message )
		);
	}, [ id ] );
	// Saved settings may name other folders.
	useEffect( load, [ load, settings ] );

	const fetchNow = async () => {
		setBusy( true );
		setError( '' );
		try {
			const { taken, error: reason } = await fetchMail( id );
			setKnown( await read( id ) );
			void loadRecord( 'connection', id );
			if ( ! reason ) {
				say(
					taken > 0
						? sprintf(
								/* translators: %d: number of mails. */
								_n(
									'%d mail fetched.',
									'%d mails fetched.',
									taken,
									'switchboard'
								),
								taken
							)
						: __( 'No new mail.', 'switchboard' )
				);
			}
		} catch ( thrown ) {
			setError( ( thrown as ApiError ).message );
		} finally {
			setBusy( false );
		}
	};
	const showMore = async ( cursor: string ) => {
		try {
			const page: Page< MailFetch > = await fetchMailFetches( id, {
				per_page: MORE,
				cursor,
			} );
			setKnown(
				( now ) =>
					now && {
						...now,
						fetches: [ ...now.fetches, ...page.items ],
						cursor: page.cursor,
					}
			);
		} catch ( thrown ) {
			setError( ( thrown as ApiError ).message );
		}
	};
	return (
		<Card title={ __( 'Fetching', 'switchboard' ) }>
			<div className="switchboard-fetches">
				{ error && <ErrorNotice message={ error } onRetry={ load } /> }
				{ ! known && ! error && <Skeleton rows={ 2 } /> }
				{ known && known.folders.length > 0 && (
					<Counts folders={ known.folders } />
				) }
				{ known?.fetches.length === 0 && (
					<p>
						{ enabled
							? __(
									'Nothing was fetched yet. It begins by itself within minutes.',
									'switchboard'
								)
							: __(
									'Nothing is fetched while the connection is off.',
									'switchboard'
								) }
					</p>
				) }
				{ known && known.fetches.length > 0 && (
					<Log fetches={ known.fetches } />
				) }
				<div className="switchboard-fetches__actions">
					<Button
						size="compact"
						variant="secondary"
						isBusy={ isBusy }
						disabled={ isBusy || ! enabled }
						accessibleWhenDisabled
						onClick={ () => void fetchNow() }
					>
						{ __( 'Fetch now', 'switchboard' ) }
					</Button>
					{ known?.cursor && (
						<Button
							size="compact"
							variant="tertiary"
							onClick={ () =>
								void showMore( known.cursor as string )
							}
						>
							{ __( 'Show earlier ones', 'switchboard' ) }
						</Button>
					) }
				</div>
			</div>
		</Card>
	);
}
