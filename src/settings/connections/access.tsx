import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { caution, check } from '@wordpress/icons';
import { fetchAuthorization, startAuthorization } from '../../api';
import type { ApiError, Authorization, Connection } from '../../api';
import { Badge, Facts, Notice } from '../../components';

interface AccessProps {
	/** Null before it is saved. */
	connection: Connection | null;
	/** Leaves for the provider; tests don't. */
	go?: ( url: string ) => void;
}

const ENDS = {
	none: null,
	ok: null,
	soon: __( 'Expires soon', 'switchboard' ),
	over: __( 'Expired', 'switchboard' ),
};

// Access that a person gives at the provider, in place of a password: one click there and back, the settings stay.
export function Access( { connection, ...rest }: AccessProps ) {
	return connection ? (
		<Given connection={ connection } { ...rest } />
	) : (
		<div className="switchboard-access">
			<p>
				{ __(
					'Save first. Then a button leads to the provider, where you sign in as this mailbox and agree.',
					'switchboard'
				) }
			</p>
		</div>
	);
}

function Given( {
	connection,
	go = ( url ) => window.location.assign( url ),
}: AccessProps & { connection: Connection } ) {
	const [ access, setAccess ] = useState< Authorization | null >( null );
	const [ error, setError ] = useState( '' );
	const [ isLeaving, setLeaving ] = useState( false );
	const { id, state, settings } = connection;
	const fail = ( reason: ApiError ) => setError( reason.message );

	useEffect( () => {
		let isShown = true;
		fetchAuthorization( id ).then(
			( answer ) => isShown && setAccess( answer ),
			( reason ) => isShown && fail( reason )
		);
		return () => {
			isShown = false;
		};
		// Saved settings may name another provider.
	}, [ id, state, settings ] );

	if ( access ? access.provider === null : ! error ) {
		return null;
	}
	const connect = async () => {
		setLeaving( true );
		setError( '' );
		try {
			const { url } = await startAuthorization( id );
			if ( url ) {
				go( url );
			}
		} catch ( reason ) {
			fail( reason as ApiError );
			setLeaving( false );
		}
	};
	const ends = access && ENDS[ access.secret_state ];
	return (
		<div className="switchboard-access">
			{ access && (
				<Facts
					facts={ [
						{
							label: access.label ?? '',
							value: access.connected ? (
								<Badge tone="success" icon={ check }>
									{ __( 'Connected', 'switchboard' ) }
								</Badge>
							) : (
								<Badge tone="warning" icon={ caution }>
									{ __( 'Not connected', 'switchboard' ) }
								</Badge>
							),
						},
						...( access.account
							? [
									{
										label: __( 'Account', 'switchboard' ),
										value: <bdi>{ access.account }</bdi>,
									},
								]
							: [] ),
						...( ends
							? [
									{
										label: __(
											'Client secret',
											'switchboard'
										),
										value: (
											<Badge
												tone="warning"
												icon={ caution }
											>
												{ ends }
											</Badge>
										),
									},
								]
							: [] ),
					] }
				/>
			) }
			{ error && <Notice status="error">{ error }</Notice> }
			{ access && (
				<Button
					className="switchboard-connection__connect"
					size="compact"
					variant="secondary"
					isBusy={ isLeaving }
					disabled={ isLeaving }
					accessibleWhenDisabled
					onClick={ connect }
				>
					{ access.connected
						? sprintf(
								/* translators: %s: Google or Microsoft. */
								__( 'Connect with %s again', 'switchboard' ),
								access.label ?? ''
							)
						: sprintf(
								/* translators: %s: Google or Microsoft. */
								__( 'Connect with %s', 'switchboard' ),
								access.label ?? ''
							) }
				</Button>
			) }
		</div>
	);
}
