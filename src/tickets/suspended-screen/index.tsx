import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	check,
	notAllowed,
	seen,
	caution,
	trash,
	update,
} from '@wordpress/icons';
import {
	blockSuspended,
	deleteSuspended,
	fetchSuspendedSource,
	settleSuspended,
	toApiError,
	useAll,
} from '../../api';
import type { Suspended } from '../../api';
import {
	Confirm,
	DataTable,
	EmptyState,
	ErrorNotice,
	Link,
	Notice,
	Page,
	Pane,
	Time,
	useSay,
} from '../../components';
import { whyWaiting } from '../lib/mail-words';
import { OriginalDialog } from '../original-dialog';
import './style.scss';
import { useSuspended } from './use-suspended';

type Question = 'delete' | 'block' | 'block-domain';

const subjectOf = ( { subject }: Suspended ): string =>
	subject || __( '(no subject)', 'switchboard' );

const domainOf = ( { sender }: Suspended ): string =>
	sender.slice( sender.lastIndexOf( '@' ) );

const whyOf = ( { state, reason }: Suspended ): string =>
	state === 'suspended'
		? whyWaiting( reason )
		: sprintf(
				/* translators: %s: what went wrong. */
				__( 'It could not be taken in: %s', 'switchboard' ),
				reason
			);

/** Messages that a filter kept outside the tickets, and mails that could not be taken in: a person decides. */
export function SuspendedScreen() {
	const list = useSuspended();
	const inboxes = useAll( 'inbox' );
	const say = useSay();
	const [ failure, setFailure ] = useState< string | null >( null );
	const [ opened, setOpened ] = useState< Suspended | null >( null );
	const [ asked, setAsked ] = useState< [ Question, Suspended ] | null >(
		null
	);
	const [ released, setReleased ] = useState< number | null >( null );

	const settle = async ( item: Suspended ) => {
		setFailure( null );
		setOpened( null );
		const verb = item.permissions.release ? 'release' : 'replay';
		try {
			const { action, reason, ticket } = await settleSuspended(
				item.id,
				verb
			);
			if ( action === 'failed' ) {
				setFailure( reason );
				list.reload();
				return;
			}
			list.drop( item.id );
			setReleased( ticket );
			say( __( 'It is on its ticket now.', 'switchboard' ) );
		} catch ( thrown ) {
			setFailure( toApiError( thrown ).message );
		}
	};
	const confirm = async ( [ question, item ]: [ Question, Suspended ] ) => {
		if ( question === 'delete' ) {
			await deleteSuspended( item.id );
		} else {
			await blockSuspended( item.id, question === 'block-domain' );
		}
		setOpened( null );
		list.drop( item.id );
		say(
			question === 'delete'
				? __( 'Deleted.', 'switchboard' )
				: __( 'Blocked, and the message is deleted.', 'switchboard' )
		);
	};

	return (
		<Pane
			label={ __( 'Suspended', 'switchboard' ) }
			className="switchboard-suspended"
		>
			<Page
				title={ __( 'Suspended', 'switchboard' ) }
				crumb={ {
					label: __( 'Tickets', 'switchboard' ),
					to: '/tickets',
				} }
				isWide
				notice={
					failure ? (
						<ErrorNotice
							message={ failure }
							onDismiss={ () => setFailure( null ) }
						/>
					) : (
						released && (
							<Notice
								status="success"
								spoken=""
								onDismiss={ () => setReleased( null ) }
							>
								{ __(
									'The message was let in.',
									'switchboard'
								) }{ ' ' }
								<Link to={ `/tickets/${ released }` }>
									{ __( 'Show its ticket', 'switchboard' ) }
								</Link>
							</Notice>
						)
					)
				}
			>
				{ list.error && (
					<ErrorNotice
						message={ list.error }
						onRetry={ list.reload }
					/>
				) }
				{ ! list.error && (
					<DataTable
						label={ __( 'Suspended messages', 'switchboard' ) }
						items={ list.items }
						isLoading={ list.isLoading }
						title={ {
							id: 'subject',
							label: __( 'Subject', 'switchboard' ),
							render: subjectOf,
						} }
						note={ ( item ) => (
							<>
								<bdi>{ item.sender }</bdi>
								{ ' · ' }
								{ whyOf( item ) }
							</>
						) }
						onOpen={ setOpened }
						columns={ [
							{
								id: 'inbox',
								label: __( 'Inbox', 'switchboard' ),
								render: ( { inbox } ) =>
									inboxes.find( ( { id } ) => id === inbox )
										?.name ?? '',
							},
							{
								id: 'created',
								label: __( 'Came in', 'switchboard' ),
								render: ( { created_at: at } ) => (
									<Time value={ at } />
								),
							},
						] }
						actions={ [
							{
								id: 'look',
								label: __( 'Look inside', 'switchboard' ),
								icon: seen,
								run: setOpened,
							},
							{
								id: 'release',
								label: __( 'Release', 'switchboard' ),
								icon: check,
								isPrimary: true,
								isPossible: ( { permissions } ) =>
									permissions.release,
								run: ( item ) => void settle( item ),
							},
							{
								id: 'replay',
								label: __( 'Try again', 'switchboard' ),
								icon: update,
								isPrimary: true,
								isPossible: ( { permissions } ) =>
									permissions.replay,
								run: ( item ) => void settle( item ),
							},
							{
								id: 'block',
								label: __( 'Block the sender…', 'switchboard' ),
								icon: notAllowed,
								isPossible: ( { permissions } ) =>
									permissions.block,
								run: ( item ) => setAsked( [ 'block', item ] ),
							},
							{
								id: 'block-domain',
								label: __(
									'Block the sender’s domain…',
									'switchboard'
								),
								icon: notAllowed,
								isPossible: ( { permissions } ) =>
									permissions.block,
								run: ( item ) =>
									setAsked( [ 'block-domain', item ] ),
							},
							{
								id: 'delete',
								label: __( 'Delete…', 'switchboard' ),
								icon: trash,
								isDestructive: true,
								run: ( item ) => setAsked( [ 'delete', item ] ),
							},
						] }
						empty={
							<EmptyState
								icon={ caution }
								title={ __(
									'Nothing is held back',
									'switchboard'
								) }
							>
								{ __(
									'Spam, mail of blocked senders and what machines answer waits here until somebody looks.',
									'switchboard'
								) }
							</EmptyState>
						}
					/>
				) }
				{ list.hasMore && ! list.error && (
					<Button
						variant="secondary"
						isBusy={ list.isLoading }
						onClick={ list.more }
					>
						{ __( 'Show more', 'switchboard' ) }
					</Button>
				) }
			</Page>
			{ opened && ! asked && (
				<OriginalDialog
					title={ subjectOf( opened ) }
					lead={ whyOf( opened ) }
					load={ () => fetchSuspendedSource( opened.id ) }
					onClose={ () => setOpened( null ) }
				>
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						isDestructive
						onClick={ () => setAsked( [ 'delete', opened ] ) }
					>
						{ __( 'Delete…', 'switchboard' ) }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="primary"
						onClick={ () => void settle( opened ) }
					>
						{ opened.permissions.release
							? __( 'Release', 'switchboard' )
							: __( 'Try again', 'switchboard' ) }
					</Button>
				</OriginalDialog>
			) }
			{ asked && (
				<Confirm
					{ ...wordsOf( asked ) }
					isDestructive
					onConfirm={ () => confirm( asked ) }
					onClose={ () => setAsked( null ) }
				/>
			) }
		</Pane>
	);
}

function wordsOf( [ question, item ]: [ Question, Suspended ] ) {
	if ( question === 'delete' ) {
		return {
			title: __( 'Delete this message?', 'switchboard' ),
			children: __( 'It can’t be brought back.', 'switchboard' ),
			confirmLabel: __( 'Delete', 'switchboard' ),
		};
	}
	return {
		title: sprintf(
			/* translators: %s: an e-mail address, or a domain with its @. */
			__( 'Block %s?', 'switchboard' ),
			question === 'block' ? item.sender : domainOf( item )
		),
		children: __(
			'This message is deleted. Later ones are held back here, and a manager can unblock the sender in the settings.',
			'switchboard'
		),
		confirmLabel: __( 'Block', 'switchboard' ),
	};
}
