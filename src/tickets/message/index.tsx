import { Button } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Message, Ticket } from '../../api';
import { Avatar, ChannelIcon } from '../../components';
import { Attachments } from '../attachments';
import { EntryTime } from '../entry-time';
import { Delivery } from './delivery';
import { FoldedMessage } from './folded-message';
import { MessageBody } from './message-body';
import { MessageDetails } from './message-details';
import { MessageMarks } from './message-marks';
import { MessageMenu } from './message-menu';
import './style.scss';

interface MessageCardProps {
	message: Message;
	ticket: Ticket;
	now: number;
	/** The entry above has said already that it is today. */
	isSameDay: boolean;
	isOpen: boolean;
	onToggle: ( isOpen: boolean ) => void;
	/** Writes to somebody outside with this message below. */
	onForward: ( message: Message ) => void;
}

const toneOf = ( { kind, direction, automatic }: Message ): string => {
	if ( kind === 'note' ) {
		return 'is-note';
	}
	if ( automatic ) {
		return 'is-automatic';
	}
	if ( kind === 'forward' ) {
		return 'is-aside';
	}
	return direction === 'out' ? 'is-ours' : 'is-theirs';
};

const labelOf = ( { kind, author }: Message ): string =>
	kind === 'note'
		? sprintf(
				/* translators: %s: a person. */
				__( 'Note by %s', 'switchboard' ),
				author.name
			)
		: sprintf(
				/* translators: %s: a person. */
				__( 'Message by %s', 'switchboard' ),
				author.name
			);

export function MessageCard( {
	message,
	ticket,
	now,
	isSameDay,
	isOpen,
	onToggle,
	onForward,
}: MessageCardProps ) {
	const agents = useAll( 'agent' );
	const detailsId = useId();
	const [ isDetailed, setDetailed ] = useState( false );
	const { author, kind, envelope } = message;
	const src =
		author.type === 'agent'
			? agents.find( ( { id } ) => id === author.id )?.avatar
			: null;
	if ( ! isOpen ) {
		return (
			<FoldedMessage
				message={ message }
				tone={ toneOf( message ) }
				src={ src }
				now={ now }
				isSameDay={ isSameDay }
				onOpen={ () => onToggle( true ) }
			/>
		);
	}
	return (
		<article
			className={ `switchboard-message ${ toneOf( message ) }` }
			data-message={ message.id }
			aria-label={ labelOf( message ) }
		>
			<header className="switchboard-message__head">
				<Avatar
					name={ author.name }
					id={ author.id }
					src={ src }
					size={ 24 }
				/>
				<Button
					className="switchboard-message__who"
					aria-expanded
					label={ __( 'Fold this message', 'switchboard' ) }
					showTooltip={ false }
					onClick={ () => onToggle( false ) }
				>
					<span dir="auto">{ author.name }</span>
				</Button>
				<MessageMarks message={ message } />
				<span className="switchboard-message__when">
					{ kind !== 'note' && (
						<MessageChannel channel={ message.channel } />
					) }
					<EntryTime
						value={ message.created_at }
						now={ now }
						isSameDay={ isSameDay }
					/>
					<MessageMenu
						message={ message }
						ticket={ ticket }
						isDetailed={ isDetailed }
						onDetails={ () => setDetailed( ! isDetailed ) }
						onForward={ onForward }
					/>
				</span>
			</header>
			{ isDetailed && envelope && (
				<MessageDetails
					id={ detailsId }
					message={ message }
					envelope={ envelope }
				/>
			) }
			<MessageBody message={ message } />
			<Attachments
				attachments={ message.attachments.filter(
					( { inline } ) => ! inline
				) }
			/>
			<Delivery
				message={ message }
				canAct={ ticket.permissions.reply }
				now={ now }
			/>
		</article>
	);
}

function MessageChannel( { channel }: { channel: string } ) {
	const known = useAll( 'channel' ).find( ( { id } ) => id === channel );
	return (
		<ChannelIcon icon={ known?.icon } label={ known?.label ?? channel } />
	);
}
