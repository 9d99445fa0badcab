import { __, sprintf } from '@wordpress/i18n';
import type { Message } from '../../api';
import { Notice } from '../../components';
import type { Send } from './use-send';

interface NoticesProps {
	send: Send;
	/** Messages of others since the writing began. */
	news: Message[];
	onShow: () => void;
	/** Sends without asking again. */
	onForce: () => void;
	onRetry: () => void;
}

/** At most one: what keeps the text from leaving is more urgent than what came meanwhile. */
export function Notices( {
	send,
	news,
	onShow,
	onForce,
	onRetry,
}: NoticesProps ) {
	if ( send.error ) {
		return (
			<Notice
				className="switchboard-composer-notice"
				status="error"
				actions={ [
					{ label: __( 'Try now', 'switchboard' ), onClick: onRetry },
				] }
				onDismiss={ send.dismiss }
			>
				{ send.error }
			</Notice>
		);
	}
	const newest = news[ news.length - 1 ];
	if ( ! newest && ! send.hasConflict ) {
		return null;
	}
	const what = newest
		? sprintf(
				/* translators: %s: a person. */
				__( '%s wrote while you did.', 'switchboard' ),
				newest.author.name
			)
		: __( 'Somebody changed this ticket while you wrote.', 'switchboard' );
	return (
		<Notice
			className="switchboard-composer-notice"
			status="warning"
			spoken={ what }
			actions={ [
				{ label: __( 'Show', 'switchboard' ), onClick: onShow },
				{
					label: __( 'Send all the same', 'switchboard' ),
					onClick: onForce,
					isPlain: true,
				},
			] }
		>
			<b>{ what }</b>{ ' ' }
			{ __( 'Look at it before this goes out.', 'switchboard' ) }
		</Notice>
	);
}
