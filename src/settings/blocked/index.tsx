import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { notAllowed, undo } from '@wordpress/icons';
import { fetchBlockedSenders, toApiError, unblockSender } from '../../api';
import type { BlockedSender } from '../../api';
import {
	DataTable,
	EmptyState,
	ErrorNotice,
	Page,
	Time,
	useSay,
} from '../../components';

// Settings › Blocked senders.
export function BlockedSection() {
	const say = useSay();
	const [ senders, setSenders ] = useState< BlockedSender[] | null >( null );
	const [ error, setError ] = useState< string | null >( null );
	useEffect( () => {
		fetchBlockedSenders().then( setSenders, ( thrown ) =>
			setError( toApiError( thrown ).message )
		);
	}, [] );
	const unblock = async ( { sender }: BlockedSender ) => {
		setError( null );
		try {
			await unblockSender( sender );
			setSenders(
				( before ) =>
					before?.filter( ( other ) => other.sender !== sender ) ??
					null
			);
			say( __( 'They can write again.', 'switchboard' ) );
		} catch ( thrown ) {
			setError( toApiError( thrown ).message );
		}
	};
	return (
		<Page
			title={ __( 'Blocked senders', 'switchboard' ) }
			phoneCrumb={ {
				label: __( 'Settings', 'switchboard' ),
				to: '/settings',
			} }
			isWide
			notice={ error && <ErrorNotice message={ error } /> }
		>
			<DataTable
				label={ __( 'Blocked senders', 'switchboard' ) }
				items={ senders ?? [] }
				isLoading={ senders === null && error === null }
				idOf={ ( { sender } ) => sender }
				title={ {
					id: 'sender',
					label: __( 'Address or domain', 'switchboard' ),
					render: ( { sender } ) => <bdi>{ sender }</bdi>,
					sortBy: ( { sender } ) => sender,
				} }
				columns={ [
					{
						id: 'by',
						label: __( 'Blocked by', 'switchboard' ),
						render: ( { blocked_by: by } ) => <bdi>{ by }</bdi>,
						sortBy: ( { blocked_by: by } ) => by,
					},
					{
						id: 'since',
						label: __( 'Since', 'switchboard' ),
						render: ( { created_at: at } ) => (
							<Time value={ at } as="day" />
						),
						sortBy: ( { created_at: at } ) => at,
					},
				] }
				searchIn={ ( { sender } ) => sender }
				searchLabel={ __( 'Search the addresses', 'switchboard' ) }
				actions={ [
					{
						id: 'unblock',
						label: __( 'Unblock', 'switchboard' ),
						icon: undo,
						run: ( item ) => void unblock( item ),
					},
				] }
				empty={
					<EmptyState
						icon={ notAllowed }
						title={ __( 'Nobody is blocked', 'switchboard' ) }
					>
						{ __(
							'What a blocked sender writes is held back. Agents block from a suspended message.',
							'switchboard'
						) }
					</EmptyState>
				}
			/>
		</Page>
	);
}
