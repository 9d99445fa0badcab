import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Ref } from 'react';
import type { Message, Ticket } from '../../api';
import { EditorContent, RichTextTools } from '../../components/rich-text';
import { AttachButton } from './attach-button';
import { FileList } from './file-list';
import { Head } from './head';
import { MentionList } from './mention-list';
import { Notices } from './notices';
import { RecipientLines } from './recipient-lines';
import { SendButton } from './send-button';
import type { Kind } from './types';
import { useComposer } from './use-composer';
import './style.scss';

/** What a key or a button elsewhere may ask of the composer. */
export interface ComposerHandle {
	write: ( kind: Kind ) => void;
	/** Passes a message on to somebody outside, or the whole conversation. */
	forward: ( message: Message | null ) => void;
}

export interface ComposerProps {
	ticket: Ticket;
	/** The oldest first. */
	messages: Message[];
	controls: Ref< ComposerHandle >;
	onSent: ( message: Message ) => void;
	/** Shows the newest messages. */
	onShowNews: () => void;
	/** Escape, or the phone's close button. */
	onLeave: () => void;
}

export function Composer( props: ComposerProps ) {
	const { ticket, onShowNews, onLeave } = props;
	const panelId = useId();
	const composer = useComposer( props );
	const { handle, newest, kind, choice, files, send, editor, popup } =
		composer;
	const { draft, change, acknowledge } = handle;

	return (
		<>
			<Notices
				send={ send }
				news={ composer.news }
				onShow={ () => {
					acknowledge( newest );
					send.dismiss();
					onShowNews();
				} }
				onForce={ () => {
					acknowledge( newest );
					void send.send( choice, true );
				} }
				onRetry={ () => void send.send( choice ) }
			/>
			<section
				className={ `switchboard-composer is-${ kind }` }
				aria-label={
					{
						reply: __( 'New reply', 'switchboard' ),
						note: __( 'New note', 'switchboard' ),
						forward: __( 'New forward', 'switchboard' ),
					}[ kind ]
				}
			>
				<Head
					kinds={ composer.kinds }
					kind={ kind }
					state={ handle.state }
					panelId={ panelId }
					onKind={ composer.setKind }
					onClose={ onLeave }
				/>
				<div
					id={ panelId }
					role="tabpanel"
					aria-labelledby={ `${ panelId }-${ kind }` }
					className="switchboard-composer__panel"
				>
					{ kind !== 'note' && (
						<RecipientLines
							key={ kind }
							draft={ draft }
							ticket={ ticket }
							messages={ props.messages }
							participants={ composer.participants }
							onChange={ ( recipients ) =>
								change( { recipients } )
							}
						/>
					) }
					<EditorContent
						editor={ editor }
						className="switchboard-composer__text"
					/>
					<FileList
						attachments={ draft.attachments }
						files={ files }
					/>
					<div className="switchboard-composer__bar">
						{ editor && <RichTextTools editor={ editor } /> }
						<AttachButton
							onFiles={ ( added ) => files.add( added ) }
						/>
						<span className="switchboard-composer__gap" />
						<SendButton
							options={ composer.options }
							chosen={ choice }
							isBusy={ send.isSending }
							isDisabled={ ! composer.canSend }
							onChoose={ composer.choose }
							onSend={ composer.onSend }
						/>
					</div>
				</div>
				{ popup && <MentionList popup={ popup } /> }
			</section>
		</>
	);
}
