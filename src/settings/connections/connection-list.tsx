import { __ } from '@wordpress/i18n';
import { plugins } from '@wordpress/icons';
import { requestKeys, useActions, useAll, useRequest } from '../../api';
import type { Channel, Connection } from '../../api';
import {
	AddLink,
	ChannelIcon,
	DataTable,
	EmptyState,
	ErrorNotice,
	Page,
	Time,
	useNow,
} from '../../components';
import type { Column } from '../../components';
import { pathTo, settingsCrumb } from '../place';
import { StateBadge } from '../parts/state-badge';

const title = (): Column< Connection > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( { name } ) => <span dir="auto">{ name }</span>,
	sortBy: ( { name } ) => name,
} );

// What came last, and whether anybody looked since.
function lastOf(
	{
		fetches,
		post_to: postTo,
		fetched_at: fetched,
		received_at: received,
	}: Connection,
	now: number
) {
	if ( ! fetches && ! postTo && ! received ) {
		return <span aria-hidden="true">–</span>;
	}
	return (
		<span className="switchboard-connection__last">
			{ received ? (
				<Time value={ received } now={ now } />
			) : (
				__( 'None yet', 'switchboard' )
			) }
			{ fetches && (
				<span>
					{ fetched ? (
						<>
							{ __( 'Last fetch:', 'switchboard' ) }{ ' ' }
							<Time value={ fetched } now={ now } />
						</>
					) : (
						__( 'No fetch yet', 'switchboard' )
					) }
				</span>
			) }
		</span>
	);
}

function useColumns( channels: Channel[] ): Column< Connection >[] {
	const inboxes = useAll( 'inbox' );
	const now = useNow();
	const nameOfInbox = ( id: number ) =>
		inboxes.find( ( inbox ) => inbox.id === id )?.name ?? '';
	return [
		{
			id: 'channel',
			label: __( 'Channel', 'switchboard' ),
			render: ( { channel: id } ) => {
				const channel = channels.find( ( known ) => known.id === id );
				return (
					<span className="switchboard-connection__channel">
						<span aria-hidden="true">
							<ChannelIcon icon={ channel?.icon } label="" />
						</span>
						{ channel?.label ?? id }
					</span>
				);
			},
			sortBy: ( { channel } ) => channel,
		},
		{
			id: 'inbox',
			label: __( 'Inbox', 'switchboard' ),
			render: ( { inbox } ) => (
				<span dir="auto">{ nameOfInbox( inbox ) }</span>
			),
			sortBy: ( { inbox } ) => nameOfInbox( inbox ),
		},
		{
			id: 'last',
			label: __( 'Last mail', 'switchboard' ),
			render: ( connection ) => lastOf( connection, now ),
			sortBy: ( { fetched_at: fetched, received_at: received } ) =>
				received ?? fetched ?? '',
		},
		{
			id: 'state',
			label: __( 'State', 'switchboard' ),
			render: ( connection ) => <StateBadge { ...connection } />,
			sortBy: ( { enabled, state } ) => `${ enabled } ${ state }`,
			isOnPhone: true,
		},
	];
}

export function ConnectionList( { channels }: { channels: Channel[] } ) {
	const { loadList } = useActions();
	const connections = useAll( 'connection' );
	const { isLoading, error } = useRequest( requestKeys.list( 'connection' ) );
	const add = (
		<AddLink
			to={ pathTo( 'connections', 'new' ) }
			label={ __( 'Add connection', 'switchboard' ) }
		/>
	);
	const columns = useColumns( channels );
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Connections', 'switchboard' ) }
			isWide
			actions={ connections.length > 0 && add }
		>
			{ error ? (
				<ErrorNotice
					message={ error.message }
					onRetry={ () => void loadList( 'connection', {} ) }
				/>
			) : (
				<DataTable
					label={ __( 'Connections', 'switchboard' ) }
					items={ connections }
					isLoading={ isLoading }
					title={ title() }
					note={ ( { name, address } ) =>
						address !== name && address && <bdi>{ address }</bdi>
					}
					columns={ columns }
					linkOf={ ( { id } ) => pathTo( 'connections', id ) }
					searchIn={ ( { name, address } ) =>
						`${ name } ${ address ?? '' }`
					}
					empty={
						<EmptyState
							icon={ plugins }
							title={ __(
								'A connection is a door for your customers',
								'switchboard'
							) }
							action={ add }
						>
							{ __(
								'A mailbox, a form on a page: what comes in by a connection becomes a ticket in its inbox.',
								'switchboard'
							) }
						</EmptyState>
					}
				/>
			) }
		</Page>
	);
}
