import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { close, lock } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import { Icon } from '../../components';
import type { Kind } from './types';
import type { DraftState } from './use-draft';

interface HeadProps {
	kinds: Kind[];
	kind: Kind;
	state: DraftState;
	panelId: string;
	onKind: ( kind: Kind ) => void;
	onClose: () => void;
}

const labels = (): Record< Kind, string > => ( {
	reply: __( 'Reply', 'switchboard' ),
	note: __( 'Note', 'switchboard' ),
	forward: __( 'Forward', 'switchboard' ),
} );

const states = (): Record< DraftState, string > => ( {
	none: '',
	saving: __( 'Saving…', 'switchboard' ),
	saved: __( 'Draft saved', 'switchboard' ),
	'kept-here': __( 'Draft kept in this browser', 'switchboard' ),
} );

/** Reply, forward or note, and where the draft is. */
export function Head( {
	kinds,
	kind,
	state,
	panelId,
	onKind,
	onClose,
}: HeadProps ) {
	const onKeyDown = ( event: KeyboardEvent< HTMLElement > ) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[ event.key ] ?? 0;
		const other =
			kinds[
				( kinds.indexOf( kind ) + step + kinds.length ) % kinds.length
			];
		if ( step !== 0 && other && other !== kind ) {
			event.preventDefault();
			onKind( other );
			event.currentTarget
				.querySelector< HTMLElement >( `[data-kind="${ other }"]` )
				?.focus();
		}
	};
	return (
		<div className="switchboard-composer__head">
			{ /* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- The tabs inside have the focus. */ }
			<div
				role="tablist"
				aria-label={ __( 'Kind of message', 'switchboard' ) }
				onKeyDown={ onKeyDown }
			>
				{ kinds.map( ( candidate ) => (
					<button
						key={ candidate }
						type="button"
						role="tab"
						id={ `${ panelId }-${ candidate }` }
						data-kind={ candidate }
						aria-selected={ candidate === kind }
						aria-controls={ panelId }
						tabIndex={ candidate === kind ? 0 : -1 }
						className="switchboard-composer__tab"
						onClick={ () => onKind( candidate ) }
					>
						{ labels()[ candidate ] }
					</button>
				) ) }
			</div>
			{ kind === 'note' && (
				<span className="switchboard-composer__inside">
					<Icon icon={ lock } size={ 16 } />
					{ __( 'Only your team sees it', 'switchboard' ) }
				</span>
			) }
			{ kind === 'forward' && (
				<span className="switchboard-composer__inside">
					<Icon icon={ lock } size={ 16 } />
					{ __( 'The customer doesn’t see it', 'switchboard' ) }
				</span>
			) }
			<span className="switchboard-composer__state" aria-live="polite">
				{ states()[ state ] }
			</span>
			<Button
				className="switchboard-phone-only"
				icon={ close }
				label={ __( 'Close', 'switchboard' ) }
				onClick={ onClose }
			/>
		</div>
	);
}
