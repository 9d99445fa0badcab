import { __, sprintf } from '@wordpress/i18n';
import { caution, lock } from '@wordpress/icons';
import type { ReactElement } from 'react';
import type { Message } from '../../api';
import { Icon } from '../../components';
import { automaticLabel } from '../lib/mail-words';

interface Mark {
	tone: 'note' | 'quiet' | 'doubt';
	icon?: ReactElement;
	text: string;
}

/**
 * What sets a message apart from the others, said beside its author.
 *
 * @param message Message.
 */
export function marksOf( message: Message ): Mark[] {
	const { kind, direction, author_role: role, delivery } = message;
	const marks: Mark[] = [];
	if ( kind === 'note' ) {
		marks.push( {
			tone: 'note',
			icon: lock,
			text: __( 'Note, only your team sees it', 'switchboard' ),
		} );
	}
	if ( kind === 'forward' && direction === 'out' ) {
		marks.push( {
			tone: 'quiet',
			icon: lock,
			text: sprintf(
				/* translators: %s: an e-mail address. */
				__( 'To %s, not to the customer', 'switchboard' ),
				delivery?.to ?? ''
			),
		} );
	}
	if ( kind === 'forward' && direction === 'in' ) {
		marks.push( {
			tone: 'quiet',
			icon: lock,
			text: __(
				'Answers a forward, only your team sees it',
				'switchboard'
			),
		} );
	}
	if ( message.automatic ) {
		marks.push( {
			tone: 'quiet',
			text: automaticLabel( message.envelope?.automatic ?? null ),
		} );
	} else if ( role === 'claimed' ) {
		marks.push( {
			tone: 'doubt',
			icon: caution,
			text: __( 'Not on this ticket before', 'switchboard' ),
		} );
	}
	return marks;
}

export function MessageMarks( { message }: { message: Message } ) {
	return (
		<>
			{ marksOf( message ).map( ( { tone, icon, text } ) => (
				<span
					key={ text }
					className={ `switchboard-message__kind is-${ tone }` }
					title={ text }
				>
					{ icon && <Icon icon={ icon } size={ 16 } /> }
					<bdi>{ text }</bdi>
				</span>
			) ) }
		</>
	);
}
