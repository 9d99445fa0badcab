import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import { fetchOriginal } from '../../api';
import type { Message, Ticket } from '../../api';
import { OriginalDialog } from '../original-dialog';

interface MessageMenuProps {
	message: Message;
	ticket: Ticket;
	isDetailed: boolean;
	onDetails: () => void;
	/** Writes to somebody outside with this message below. */
	onForward: ( message: Message ) => void;
}

/** What can be done with one message. */
export function MessageMenu( {
	message,
	ticket,
	isDetailed,
	onDetails,
	onForward,
}: MessageMenuProps ) {
	const [ isOriginalOpen, setOriginalOpen ] = useState( false );
	const { kind, direction, envelope } = message;
	const isAnswer = kind === 'forward' && direction === 'in';
	const items: Array< [ string, () => void, boolean ] > = [
		[
			isDetailed
				? __( 'Hide details', 'switchboard' )
				: __( 'From, to and why it is here', 'switchboard' ),
			onDetails,
			envelope !== null,
		],
		[
			isAnswer
				? __( 'Answer…', 'switchboard' )
				: __( 'Forward…', 'switchboard' ),
			() => onForward( message ),
			ticket.permissions.reply && kind !== 'note',
		],
		[
			__( 'Show original', 'switchboard' ),
			() => setOriginalOpen( true ),
			envelope?.has_original ?? false,
		],
	];
	const shown = items.filter( ( [ , , isShown ] ) => isShown );
	if ( shown.length === 0 ) {
		return null;
	}
	return (
		<>
			<DropdownMenu
				className="switchboard-message__menu"
				icon={ moreVertical }
				label={ __( 'About this message', 'switchboard' ) }
				toggleProps={ { size: 'small', iconSize: 20 } }
				popoverProps={ { placement: 'bottom-end' } }
			>
				{ ( { onClose } ) => (
					<MenuGroup>
						{ shown.map( ( [ label, run ] ) => (
							<MenuItem
								key={ label }
								onClick={ () => {
									onClose();
									run();
								} }
							>
								{ label }
							</MenuItem>
						) ) }
					</MenuGroup>
				) }
			</DropdownMenu>
			{ isOriginalOpen && (
				<OriginalDialog
					title={ __( 'The mail as it came', 'switchboard' ) }
					load={ () => fetchOriginal( message ) }
					onClose={ () => setOriginalOpen( false ) }
				/>
			) }
		</>
	);
}
