import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { check, closeSmall, error as errorIcon } from '@wordpress/icons';
import { tryConnection } from '../../api';
import type { ApiError, Trial as TrialAnswer, TrialCreate } from '../../api';
import { ErrorNotice, Fold, Icon, Time } from '../../components';
import { settingsToTry } from './connection-values';
import { useSetup } from './setup';

interface TrialProps {
	what: TrialCreate[ 'what' ];
	label: string;
}

interface Done {
	trial: TrialAnswer;
	at: string;
	/** What was tried, to see whether it is still the same. */
	settings: string;
}

function Result( { trial }: { trial: TrialAnswer } ) {
	return (
		<>
			{ trial.steps.length > 0 && (
				<ul className="switchboard-trial__steps">
					{ trial.steps.map( ( { ok, text } ) => (
						<li
							key={ text }
							className={ ok ? 'is-good' : 'is-bad' }
						>
							<Icon
								icon={ ok ? check : closeSmall }
								size={ 20 }
							/>
							<span className="screen-reader-text">
								{ ok
									? __( 'Done:', 'switchboard' )
									: __( 'Failed:', 'switchboard' ) }{ ' ' }
							</span>
							<span dir="auto">{ text }</span>
						</li>
					) ) }
				</ul>
			) }
			{ trial.answer && (
				<pre className="switchboard-connection__reason" dir="ltr">
					{ trial.answer }
				</pre>
			) }
			{ trial.hint && (
				<p className="switchboard-trial__hint">{ trial.hint }</p>
			) }
		</>
	);
}

// Tries what is typed, saved or not, and shows what the server says.
export function Trial( { what, label }: TrialProps ) {
	const { connection, channel, form } = useSetup();
	const [ busy, setBusy ] = useState< 'test' | 'mail' | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ done, setDone ] = useState< Done | null >( null );
	const settings = settingsToTry( form.values, channel );
	const key = JSON.stringify( settings );

	const run = async ( mail: boolean ) => {
		setBusy( mail ? 'mail' : 'test' );
		setFailure( '' );
		try {
			const trial = await tryConnection( {
				what,
				channel: channel.id,
				settings,
				...( connection && { connection: connection.id } ),
				...( form.values.inbox && { inbox: form.values.inbox } ),
				...( mail && { mail } ),
			} );
			setDone( { trial, at: new Date().toISOString(), settings: key } );
		} catch ( thrown ) {
			const error = thrown as ApiError;
			setDone( null );
			if ( error.status === 400 ) {
				form.refuse( error );
			} else {
				setFailure( error.message );
			}
		} finally {
			setBusy( null );
		}
	};
	const button = ( mail: boolean, words: string ) => (
		<Button
			size="compact"
			variant={ mail ? 'tertiary' : 'secondary' }
			isBusy={ busy === ( mail ? 'mail' : 'test' ) }
			disabled={ busy !== null }
			accessibleWhenDisabled
			onClick={ () => void run( mail ) }
		>
			{ words }
		</Button>
	);
	const trial = done?.trial;
	const isOld = done !== null && done.settings !== key;
	const tone = trial ? ( trial.ok && 'is-good' ) || 'is-bad' : '';
	return (
		<div
			className={ `switchboard-trial ${ isOld ? '' : tone }` }
			data-what={ what }
		>
			<div className="switchboard-trial__head">
				{ button( false, label ) }
				{ what === 'sending' &&
					button( true, __( 'Send me a test mail', 'switchboard' ) ) }
				{ trial && busy === null && (
					<>
						<span
							className={ `switchboard-trial__summary ${ tone }` }
						>
							<Icon icon={ trial.ok ? check : errorIcon } />
							{ trial.summary }
						</span>
						<span className="switchboard-trial__when">
							{ isOld ? (
								__( 'Before the last change', 'switchboard' )
							) : (
								<Time value={ done.at } />
							) }
						</span>
					</>
				) }
			</div>
			<div
				className="switchboard-trial__result"
				role="status"
				aria-live="polite"
			>
				{ busy && (
					<p className="switchboard-trial__hint">
						{ __( 'Asking the server…', 'switchboard' ) }
					</p>
				) }
				{ trial && busy === null && (
					<>
						<span className="screen-reader-text">
							{ trial.summary }
						</span>
						<Result trial={ trial } />
					</>
				) }
			</div>
			{ trial && busy === null && trial.transcript.length > 0 && (
				<Fold
					label={ __( 'What was said', 'switchboard' ) }
					of={ label }
				>
					<pre
						className="switchboard-connection__reason is-long"
						dir="ltr"

						tabIndex={ 0 }
						aria-label={ __( 'What was said', 'switchboard' ) }
					>
						{ trial.transcript.join( '\n' ) }
					</pre>
				</Fold>
			) }
			{ failure && (
				<ErrorNotice
					message={ failure }
					onRetry={ () => void run( false ) }
				/>
			) }
		</div>
	);
}
