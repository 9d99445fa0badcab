import { __, _n, sprintf } from '@wordpress/i18n';
import { inbox as inboxIcon } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Inbox } from '../../api';
import { AddLink, DataTable, EmptyState, Page } from '../../components';
import type { Column } from '../../components';
import { membersOf } from '../parts/members-of';
import { pathTo, settingsCrumb } from '../place';

function closesAfter( { close_after_days: days }: Inbox ): string {
	return days === 0
		? __( 'Never', 'switchboard' )
		: /* translators: %d: number of days. */
			sprintf( _n( '%d day', '%d days', days, 'switchboard' ), days );
}

const title = (): Column< Inbox > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( { name } ) => <span dir="auto">{ name }</span>,
	sortBy: ( { name } ) => name,
} );

const columns = (): Column< Inbox >[] => [
	{
		id: 'members',
		label: __( 'Members', 'switchboard' ),
		render: ( { members } ) => membersOf( members.length ),
		sortBy: ( { members } ) => members.length,
		isOnPhone: true,
	},
	{
		id: 'close',
		label: __( 'Solved closes after', 'switchboard' ),
		render: closesAfter,
		sortBy: ( { close_after_days: days } ) => days,
	},
	{
		id: 'received',
		label: __( 'Confirms receipt', 'switchboard' ),
		render: ( { send_received: sends } ) =>
			sends ? __( 'Yes', 'switchboard' ) : __( 'No', 'switchboard' ),
	},
];

export function InboxList() {
	const inboxes = useAll( 'inbox' );
	const add = (
		<AddLink
			to={ pathTo( 'inboxes', 'new' ) }
			label={ __( 'Add inbox', 'switchboard' ) }
		/>
	);
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Inboxes', 'switchboard' ) }
			isWide
			actions={ inboxes.length > 0 && add }
		>
			<DataTable
				label={ __( 'Inboxes', 'switchboard' ) }
				items={ inboxes }
				title={ title() }
				note={ ( { address } ) => (
					<bdi>
						{ address ||
							__( 'The site’s own address', 'switchboard' ) }
					</bdi>
				) }
				columns={ columns() }
				linkOf={ ( { id } ) => pathTo( 'inboxes', id ) }
				searchIn={ ( { name, address } ) => `${ name } ${ address }` }
				empty={
					<EmptyState
						icon={ inboxIcon }
						title={ __(
							'An inbox is where tickets gather',
							'switchboard'
						) }
						action={ add }
					>
						{ __(
							'Make one for each kind of question, such as Support or Billing. Its members see its tickets.',
							'switchboard'
						) }
					</EmptyState>
				}
			/>
		</Page>
	);
}
