import { __ } from '@wordpress/i18n';
import type { Message } from '../../api';
import { paperclip } from '../icons';
import { automaticLabel } from '../lib/mail-words';
import { EntryTime } from '../entry-time';
import { Avatar, Icon } from '../../components';

interface FoldedMessageProps {
	message: Message;
	tone: string;
	src: string | null | undefined;
	now: number;
	isSameDay: boolean;
	onOpen: () => void;
}

const LENGTH = 160;

/** A message that has been read: one line, opened by a click. */
export function FoldedMessage( {
	message,
	tone,
	src,
	now,
	isSameDay,
	onOpen,
}: FoldedMessageProps ) {
	const { author, text, attachments, created_at: at } = message;
	const isCancelled = message.delivery?.state === 'cancelled';
	return (
		<button
			type="button"
			className={ `switchboard-message is-folded ${ tone }` }
			data-message={ message.id }
			aria-expanded="false"
			onClick={ onOpen }
		>
			<Avatar
				name={ author.name }
				id={ author.id }
				src={ src }
				size={ 24 }
			/>
			<b className="switchboard-message__name" dir="auto">
				{ author.name }
			</b>
			<span className="switchboard-message__text" dir="auto">
				{ message.automatic && (
					<span className="switchboard-message__cancelled">
						{ automaticLabel(
							message.envelope?.automatic ?? null
						) }{ ' ' }
					</span>
				) }
				{ isCancelled && (
					<span className="switchboard-message__cancelled">
						{ __( 'Taken back', 'switchboard' ) }{ ' ' }
					</span>
				) }
				{ text.slice( 0, LENGTH ).replace( /\s+/g, ' ' ) }
			</span>
			{ attachments.length > 0 && (
				<span
					role="img"
					aria-label={ __( 'With files', 'switchboard' ) }
				>
					<Icon icon={ paperclip } size={ 16 } />
				</span>
			) }
			<EntryTime value={ at } now={ now } isSameDay={ isSameDay } />
		</button>
	);
}
