import { Button } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { moreHorizontal } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Message } from '../../api';
import { cleanHtml } from './clean';
import { MessageFrame } from './message-frame';

export function MessageBody( { message }: { message: Message } ) {
	const [ isQuoteOpen, setQuoteOpen ] = useState( false );
	const agents = useAll( 'agent' );
	const isOurs = message.direction === 'out';
	const mentioned = useMemo(
		() =>
			agents
				.filter( ( { id } ) => message.mentions.includes( id ) )
				.map( ( { name } ) => name ),
		[ agents, message.mentions ]
	);
	return (
		<div className="switchboard-message__body">
			<SafeHtml
				html={ message.html }
				isOurs={ isOurs }
				mentioned={ mentioned }
			/>
			{ message.quote && (
				<>
					<Button
						className="switchboard-message__quote"
						icon={ moreHorizontal }
						iconSize={ 18 }
						label={
							isQuoteOpen
								? __( 'Hide the quoted text', 'switchboard' )
								: __( 'Show the quoted text', 'switchboard' )
						}
						aria-expanded={ isQuoteOpen }
						onClick={ () => setQuoteOpen( ! isQuoteOpen ) }
					/>
					{ isQuoteOpen && (
						<SafeHtml html={ message.quote } isOurs={ isOurs } />
					) }
				</>
			) }
		</div>
	);
}

interface SafeHtmlProps {
	html: string;
	isOurs: boolean;
	mentioned?: string[];
}

const NOBODY: string[] = [];

function SafeHtml( { html, isOurs, mentioned = NOBODY }: SafeHtmlProps ) {
	const [ areImagesWanted, setImagesWanted ] = useState( false );
	const clean = useMemo(
		() => cleanHtml( html, isOurs, mentioned ),
		[ html, isOurs, mentioned ]
	);
	if ( ! clean.needsFrame ) {
		return (
			<div
				className="switchboard-prose"
				dir="auto"
				dangerouslySetInnerHTML={ { __html: clean.html } }
			/>
		);
	}
	return (
		<>
			{ clean.hasRemoteImages && ! areImagesWanted && (
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
			<MessageFrame
				html={ areImagesWanted ? clean.fullHtml : clean.html }
				withRemoteImages={ areImagesWanted }
			/>
		</>
	);
}
