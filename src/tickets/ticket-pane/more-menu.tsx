import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import { useActions } from '../../api';
import type { Ticket } from '../../api';
import { Confirm, hrefOf, useSay } from '../../components';
import { DeleteDialog } from './delete-dialog';
import { MergeDialog } from './merge-dialog';

interface MoreMenuProps {
	ticket: Ticket;
	onPanel: () => void;
	/** Passes the whole conversation on. */
	onForward: () => void;
	/** The ticket is no longer there. */
	onGone: () => void;
}

type Status = Ticket[ 'status' ];

/** Rarer things to do with a ticket. */
export function MoreMenu( {
	ticket,
	onPanel,
	onForward,
	onGone,
}: MoreMenuProps ) {
	const { editTicket, revokeLinks } = useActions();
	const say = useSay();
	const [ dialog, setDialog ] = useState<
		'merge' | 'delete' | 'links' | null
	>( null );
	const { status, permissions } = ticket;
	const isAside = status === 'spam' || status === 'trash';
	const set = ( wanted: Status ) =>
		void editTicket( ticket.id, { status: wanted } );
	const items: Array< [ string, () => void, boolean ] > = [
		[ __( 'Customer', 'switchboard' ), onPanel, true ],
		[
			__( 'Copy the link', 'switchboard' ),
			() => void copyLink( ticket ),
			true,
		],
		[
			__( 'Forward the conversation…', 'switchboard' ),
			onForward,
			permissions.reply,
		],
		[
			__( 'Merge into another ticket…', 'switchboard' ),
			() => setDialog( 'merge' ),
			permissions.update && ! ticket.merged_into,
		],
		[
			__( 'Withdraw private links…', 'switchboard' ),
			() => setDialog( 'links' ),
			permissions.update,
		],
		[
			__( 'Back to open', 'switchboard' ),
			() => set( 'open' ),
			permissions.update && isAside,
		],
		[
			__( 'Mark as spam', 'switchboard' ),
			() => set( 'spam' ),
			permissions.update && status !== 'spam',
		],
	];
	return (
		<>
			<DropdownMenu
				icon={ moreVertical }
				label={ __( 'More', 'switchboard' ) }
				toggleProps={ { size: 'compact', iconSize: 20 } }
				popoverProps={ { placement: 'bottom-end' } }
			>
				{ ( { onClose } ) => {
					const entry = (
						[ label, run, isShown ]: ( typeof items )[ number ],
						isDestructive = false
					) =>
						isShown && (
							<MenuItem
								key={ label }
								isDestructive={ isDestructive }
								onClick={ () => {
									onClose();
									run();
								} }
							>
								{ label }
							</MenuItem>
						);
					return (
						<>
							<MenuGroup>
								{ items.map( ( item ) => entry( item ) ) }
							</MenuGroup>
							<MenuGroup>
								{ entry(
									[
										__( 'Move to trash', 'switchboard' ),
										() => set( 'trash' ),
										permissions.update &&
											status !== 'trash',
									],
									true
								) }
								{ entry(
									[
										__( 'Delete for good…', 'switchboard' ),
										() => setDialog( 'delete' ),
										permissions.delete && isAside,
									],
									true
								) }
							</MenuGroup>
						</>
					);
				} }
			</DropdownMenu>
			{ dialog === 'merge' && (
				<MergeDialog
					ticket={ ticket }
					onClose={ () => setDialog( null ) }
				/>
			) }
			{ dialog === 'links' && (
				<Confirm
					title={ __( 'Withdraw the private links?', 'switchboard' ) }
					confirmLabel={ __( 'Withdraw them', 'switchboard' ) }
					isDestructive
					onConfirm={ async () => {
						await revokeLinks( ticket.id );
						say( __( 'The links are withdrawn.', 'switchboard' ) );
					} }
					onClose={ () => setDialog( null ) }
				>
					<p>
						{ __(
							'No link that was mailed so far opens this ticket any more, whoever has it. The customer gets a new one with your next reply, and can ask for one on your page.',
							'switchboard'
						) }
					</p>
				</Confirm>
			) }
			{ dialog === 'delete' && (
				<DeleteDialog
					ticket={ ticket }
					onClose={ () => setDialog( null ) }
					onDeleted={ onGone }
				/>
			) }
		</>
	);
}

const copyLink = ( { id }: Ticket ): Promise< void > =>
	window.navigator.clipboard
		.writeText( hrefOf( `/tickets/${ id }` ) )
		.catch( () => {} );
