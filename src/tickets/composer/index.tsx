import { useId, useImperativeHandle } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Ref } from 'react';
import { getBoot, useAll } from '../../api';
import type { Attachment, Message, Ticket } from '../../api';
import { EditorContent, RichTextTools } from '../../components/rich-text';
import { useStored } from '../lib/use-stored';
import { AttachButton } from './attach-button';
import { isEmptyDraft, messagesSince } from './draft';
import { FileList } from './file-list';
import { Head } from './head';
import { MentionList } from './mention-list';
import { Notices } from './notices';
import { SendButton } from './send-button';
import { PLAIN, sendOptions } from './send-options';
import type { Kind } from './types';
import { useComposerEditor } from './use-composer-editor';
import { useDraft } from './use-draft';
import { useFiles } from './use-files';
import { useSend } from './use-send';
import './style.scss';

/** What a key or a button elsewhere may ask of the composer. */
export interface ComposerHandle {
	write: ( kind: Kind ) => void;
}

interface ComposerProps {
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

const isPicture = ( { type }: File ): boolean => type.startsWith( 'image/' );

export function Composer( {
	ticket,
	messages,
	controls,
	onSent,
	onShowNews,
	onLeave,
}: ComposerProps ) {
	const panelId = useId();
	const newest = messages[ messages.length - 1 ]?.sequence ?? 0;
	const handle = useDraft( ticket.id, newest );
	const { draft, change, acknowledge } = handle;
	const { me } = getBoot();
	const statuses = useAll( 'status' );
	const [ lastChoice, setLastChoice ] = useStored( 'send-choice', {
		reply: PLAIN,
		note: PLAIN,
	} );
	const send = useSend( ticket, handle, onSent );
	const news = messagesSince( messages, draft, me.id );
	const kinds = ( [ 'reply', 'note' ] as const ).filter(
		( kind ) => ticket.permissions[ kind ]
	);
	const kind = kinds.includes( draft.kind ) ? draft.kind : 'note';
	const options = ticket.permissions.update
		? sendOptions( kind, statuses )
		: sendOptions( kind, statuses ).slice( 0, 1 );
	const choice = ticket.permissions.update ? lastChoice[ kind ] : PLAIN;

	const files = useFiles(
		( attachment, file ) => place( attachment, file ),
		( { id } ) =>
			change( ( { attachments } ) => ( {
				attachments: attachments.filter( ( other ) => other.id !== id ),
			} ) )
	);
	const canSend =
		! isEmptyDraft( draft ) && ! files.isUploading && ! send.isSending;
	const onSend = () => {
		if ( canSend && news.length === 0 && ! send.hasConflict ) {
			void send.send( choice );
		}
	};
	const { editor, popup } = useComposerEditor( {
		handle,
		onFiles: files.add,
		onSend,
		onLeave,
	} );

	const place = ( attachment: Attachment, file: File ) => {
		const isInline = isPicture( file ) && editor?.isFocused;
		change( ( { attachments } ) => ( {
			attachments: [
				...attachments,
				{ ...attachment, inline: Boolean( isInline ) },
			],
		} ) );
		if ( isInline ) {
			editor
				?.chain()
				.setImage( { src: attachment.url, alt: attachment.name } )
				.run();
		}
	};

	const write = ( next: Kind ) => {
		if ( kinds.includes( next ) ) {
			change( { kind: next } );
			editor?.commands.focus( 'end' );
		}
	};
	useImperativeHandle( controls, () => ( { write } ) );

	return (
		<>
			<Notices
				send={ send }
				news={ news }
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
					kind === 'note'
						? __( 'New note', 'switchboard' )
						: __( 'New reply', 'switchboard' )
				}
			>
				<Head
					kinds={ kinds }
					kind={ kind }
					state={ handle.state }
					panelId={ panelId }
					onKind={ ( next ) => change( { kind: next } ) }
					onClose={ onLeave }
				/>
				<div
					id={ panelId }
					role="tabpanel"
					aria-labelledby={ `${ panelId }-${ kind }` }
					className="switchboard-composer__panel"
				>
					{ kind === 'reply' && (
						<p className="switchboard-composer__to">
							<span>{ __( 'To', 'switchboard' ) }</span>
							<bdi className="switchboard-composer__chip">
								{ ticket.contact_name }
							</bdi>
						</p>
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
						<AttachButton onFiles={ files.add } />
						<span className="switchboard-composer__gap" />
						<SendButton
							options={ options }
							chosen={ choice }
							isBusy={ send.isSending }
							isDisabled={ ! canSend }
							onChoose={ ( value ) =>
								setLastChoice( {
									...lastChoice,
									[ kind ]: value,
								} )
							}
							onSend={ onSend }
						/>
					</div>
				</div>
				{ popup && <MentionList popup={ popup } /> }
			</section>
		</>
	);
}
