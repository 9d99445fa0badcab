import { ExternalLink } from '@wordpress/components';
import {
	createInterpolateElement,
	useEffect,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { getBoot, useLink } from '../../api';
import { Notice } from '../../components';

/** A short outage needs no notice: the next poll may already work. */
const PATIENCE = 4000;

function useIsLasting( isTrue: boolean ): boolean {
	const [ isLasting, setLasting ] = useState( false );
	useEffect( () => {
		if ( ! isTrue ) {
			setLasting( false );
			return undefined;
		}
		const timer = window.setTimeout( () => setLasting( true ), PATIENCE );
		return () => window.clearTimeout( timer );
	}, [ isTrue ] );
	return isTrue && isLasting;
}

/** Says when the site doesn't answer, or no longer to this person. */
export function LinkNotice() {
	const link = useLink();
	const isOffline = useIsLasting( link === 'offline' );
	if ( link === 'signed_out' ) {
		const text = __(
			'You were signed out. <a>Sign in</a> in a new tab, your draft stays here.',
			'switchboard'
		);
		return (
			<div className="switchboard-shell__notice">
				<Notice spoken={ text.replace( /<\/?a>/g, '' ) }>
					{ createInterpolateElement( text, {
						a: (
							<ExternalLink href={ getBoot().urls.admin }>
								{ null }
							</ExternalLink>
						),
					} ) }
				</Notice>
			</div>
		);
	}
	return isOffline ? (
		<div className="switchboard-shell__notice">
			<Notice status="warning">
				{ __(
					'The site does not answer. What you see may be old; what you type is kept in this browser.',
					'switchboard'
				) }
			</Notice>
		</div>
	) : null;
}
