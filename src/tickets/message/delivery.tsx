import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { cautionFilled, check, scheduled, seen } from '@wordpress/icons';
import { requestKeys, useActions, useRequest } from '../../api';
import type { Message } from '../../api';
import { formatClock, formatMoment, Icon } from '../../components';
import { useSecondsLeft, useUndoSend } from '../undo-send';

type DeliveryState = NonNullable< Message[ 'delivery' ] >;

interface DeliveryProps {
	message: Message;
	canAct: boolean;
	now: number;
}

/** One line: what became of a reply of ours. */
export function Delivery( { message, canAct, now }: DeliveryProps ) {
	const { retryMessage } = useActions();
	const { takeBack } = useUndoSend();
	const { isLoading, error } = useRequest(
		requestKeys.save( 'message', message.id )
	);
	const { delivery, permissions } = message;
	if ( ! delivery ) {
		return null;
	}
	const { state } = delivery;
	const isBad = state === 'failed' || state === 'bounced';
	return (
		<div className={ `switchboard-delivery is-${ state }` }>
			<Icon icon={ iconOf( state ) } size={ 16 } />
			<span>
				{ state === 'queued' ? (
					<Queued delivery={ delivery } />
				) : (
					describe( delivery, now )
				) }
			</span>
			{ state === 'queued' && canAct && permissions.cancel && (
				<Button
					variant="link"
					disabled={ isLoading }
					onClick={ () => takeBack( message ) }
				>
					{ __( 'Undo', 'switchboard' ) }
				</Button>
			) }
			{ isBad && canAct && permissions.retry && (
				<Button
					variant="link"
					disabled={ isLoading }
					onClick={ () => void retryMessage( message ) }
				>
					{ __( 'Try now', 'switchboard' ) }
				</Button>
			) }
			{ error && <span role="alert">{ error.message }</span> }
		</div>
	);
}

function Queued( { delivery }: { delivery: DeliveryState } ) {
	const seconds = useSecondsLeft(
		delivery.next_try_at ? Date.parse( delivery.next_try_at ) : 0
	);
	return (
		<>
			{ seconds > 0 && seconds < 60
				? sprintf(
						/* translators: %d: seconds. */
						__( 'In the queue, goes out in %d s', 'switchboard' ),
						seconds
					)
				: __( 'In the queue, goes out shortly', 'switchboard' ) }
		</>
	);
}

const iconOf = ( state: DeliveryState[ 'state' ] ) =>
	( {
		queued: scheduled,
		sent: check,
		delayed: scheduled,
		delivered: seen,
		failed: cautionFilled,
		bounced: cautionFilled,
		cancelled: scheduled,
	} )[ state ];

function describe(
	{ state, to, reason, at, next_try_at: next }: DeliveryState,
	now: number
): string {
	const time = at ? formatClock( at ) : '';
	switch ( state ) {
		case 'sent':
			/* translators: %s: hour and minute. */
			return sprintf( __( 'Sent %s', 'switchboard' ), time );
		case 'delayed':
			return sprintf(
				/* translators: 1: an address, 2: why. */
				__(
					'The mail server of %1$s has not taken it yet and goes on trying. %2$s',
					'switchboard'
				),
				to,
				reason ?? ''
			).trim();
		case 'delivered':
			return sprintf(
				/* translators: 1: an address, 2: hour and minute. */
				__( 'Delivered to %1$s %2$s', 'switchboard' ),
				to,
				time
			);
		case 'cancelled':
			return __( 'Taken back, it was not sent', 'switchboard' );
		case 'bounced':
			return sprintf(
				/* translators: 1: an address, 2: why. */
				__( 'Came back from %1$s: %2$s', 'switchboard' ),
				to,
				reason ?? __( 'no reason was given', 'switchboard' )
			);
	}
	const failed = sprintf(
		/* translators: %s: why. */
		__( 'Not sent: %s.', 'switchboard' ),
		( reason ?? __( 'no reason was given', 'switchboard' ) ).replace(
			/\.$/,
			''
		)
	);
	return next
		? sprintf(
				/* translators: 1: what failed, as a sentence, 2: a moment. */
				__( '%1$s Next try %2$s', 'switchboard' ),
				failed,
				formatMoment( next, now )
			)
		: failed;
}
