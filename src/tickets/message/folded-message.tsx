import { __ } from '@wordpress/i18n';
import { file } from '@wordpress/icons';
import type { Message } from '../../api';
import { Avatar, Icon, Time } from '../../components';

interface FoldedMessageProps {
	message: Message;
	tone: string;
	src: string | null | undefined;
	now: number;
	onOpen: () => void;
}

const LENGTH = 160;

/** A message that has been read: one line, opened by a click. */
export function FoldedMessage( {
	message,
	tone,
	src,
	now,
	onOpen,
}: FoldedMessageProps ) {
	const { author, text, attachments, created_at: at } = message;
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
				{ text.slice( 0, LENGTH ).replace( /\s+/g, ' ' ) }
			</span>
			{ attachments.length > 0 && (
				<span
					role="img"
					aria-label={ __( 'With files', 'switchboard' ) }
				>
					<Icon icon={ file } size={ 16 } />
				</span>
			) }
			<Time value={ at } now={ now } />
		</button>
	);
}
