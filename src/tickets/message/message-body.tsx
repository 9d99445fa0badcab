import { Button } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { moreHorizontal } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Message } from '../../api';
import { cleanHtml } from './clean';
import type { CleanHtml } from './clean';
import { MessageFrame } from './message-frame';

const NOBODY: string[] = [];

export function MessageBody( { message }: { message: Message } ) {
	const { html, quote, direction, mentions } = message;
	const [ isQuoteOpen, setQuoteOpen ] = useState( false );
	const [ areImagesWanted, setImagesWanted ] = useState( false );
	const agents = useAll( 'agent' );
	const isOurs = direction === 'out';
	const mentioned = useMemo(
		() =>
			agents
				.filter( ( { id } ) => mentions.includes( id ) )
				.map( ( { name } ) => name ),
		[ agents, mentions ]
	);
	const text = useMemo(
		() => cleanHtml( html, isOurs, mentioned ),
		[ html, isOurs, mentioned ]
	);
	const quoted = useMemo(
		() => ( quote ? cleanHtml( quote, isOurs, NOBODY ) : null ),
		[ quote, isOurs ]
	);
	const isBlocking =
		text.hasRemoteImages || ( isQuoteOpen && quoted?.hasRemoteImages );
	return (
		<div className="switchboard-message__body">
			{ isBlocking && ! areImagesWanted && (
				<p className="switchboard-message__images">
					{ __(
						'Pictures from elsewhere are not loaded.',
						'switchboard'
					) }{ ' ' }
					<Button
						variant="link"
						onClick={ () => setImagesWanted( true ) }
					>
						{ __( 'Show them', 'switchboard' ) }
					</Button>
				</p>
			) }
			<SafeHtml clean={ text } areImagesWanted={ areImagesWanted } />
			{ quoted && (
				<>
					<Button
						className="switchboard-message__quote"
						icon={ moreHorizontal }
						iconSize={ 18 }
						label={ quoteLabel( message, isQuoteOpen ) }
						aria-expanded={ isQuoteOpen }
						onClick={ () => setQuoteOpen( ! isQuoteOpen ) }
					/>
					{ isQuoteOpen && (
						<SafeHtml
							clean={ quoted }
							areImagesWanted={ areImagesWanted }
						/>
					) }
				</>
			) }
		</div>
	);
}

function quoteLabel( { kind, direction }: Message, isOpen: boolean ): string {
	if ( kind === 'forward' && direction === 'out' ) {
		return isOpen
			? __( 'Hide what was passed on', 'switchboard' )
			: __( 'Show what was passed on', 'switchboard' );
	}
	return isOpen
		? __( 'Hide the quoted text', 'switchboard' )
		: __( 'Show the quoted text', 'switchboard' );
}

interface SafeHtmlProps {
	clean: CleanHtml;
	areImagesWanted: boolean;
}

function SafeHtml( { clean, areImagesWanted }: SafeHtmlProps ) {
	return clean.needsFrame ? (
		<MessageFrame
			html={ areImagesWanted ? clean.fullHtml : clean.html }
			withRemoteImages={ areImagesWanted }
		/>
	) : (
		<div
			className="switchboard-prose"
			dir="auto"
			dangerouslySetInnerHTML={ { __html: clean.html } }
		/>
	);
}
