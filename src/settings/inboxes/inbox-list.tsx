import { __, _n, sprintf } from '@wordpress/i18n';
import { inbox as inboxIcon } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Inbox } from '../../api';
import { AddLink, EmptyState, ErrorNotice, Page } from '../../components';
import { membersOf } from '../parts/members-of';
import { byPosition, OrderedList, useOrder } from '../parts/ordered-list';
import { pathTo, settingsCrumb } from '../place';

function closesAfter( { close_after_days: days }: Inbox ): string {
	return days === 0
		? __( 'Solved tickets never close', 'switchboard' )
		: sprintf(
				/* translators: %d: number of days. */
				_n(
					'Solved tickets close after %d day',
					'Solved tickets close after %d days',
					days,
					'switchboard'
				),
				days
			);
}

const rowOf = ( inbox: Inbox ) => ( {
	id: inbox.id,
	name: inbox.name,
	title: <span dir="auto">{ inbox.name }</span>,
	note: (
		<bdi>
			{ inbox.address || __( 'The site’s own address', 'switchboard' ) }
		</bdi>
	),
	aside: (
		<>
			<span>{ closesAfter( inbox ) }</span>
			<span aria-hidden="true">·</span>
			<span>{ membersOf( inbox.members.length ) }</span>
		</>
	),
	to: pathTo( 'inboxes', inbox.id ),
} );

// Every inbox, in the order in which the views show them.
export function InboxList() {
	const inboxes = [ ...useAll( 'inbox' ) ].sort( byPosition );
	const order = useOrder( 'inbox', inboxes );
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
			actions={ inboxes.length > 0 && add }
		>
			{ order.error && <ErrorNotice message={ order.error } /> }
			{ inboxes.length === 0 ? (
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
			) : (
				<OrderedList
					label={ __( 'Inboxes', 'switchboard' ) }
					rows={ inboxes.map( rowOf ) }
					order={ order }
				/>
			) }
		</Page>
	);
}
