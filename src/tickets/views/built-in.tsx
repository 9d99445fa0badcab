import { __ } from '@wordpress/i18n';
import {
	check,
	commentAuthorAvatar,
	inbox,
	listView,
	lock,
	pause,
	scheduled,
	shield,
	trash,
} from '@wordpress/icons';
import type { TicketList } from '../../api';
import { nobody, snooze } from '../icons';
import type { TicketView } from './types';

const OPEN: TicketList[ 'status' ] = [ 'new', 'open', 'pending', 'on_hold' ];
const DUE_FIRST = { sort: 'due', order: 'asc' } as const;
const NEWEST = { sort: 'last_activity', order: 'desc' } as const;

export const BUILT_IN: TicketView[] = [
	{
		key: 'waiting',
		group: 'main',
		label: __( 'Waiting for us', 'switchboard' ),
		icon: inbox,
		query: { status: [ 'new', 'open' ], snoozed: false, ...DUE_FIRST },
		count: ( { waiting } ) => waiting,
		empty: {
			title: __( 'Nobody waits for you', 'switchboard' ),
			text: __(
				'New tickets and replies of customers show up here by themselves.',
				'switchboard'
			),
		},
	},
	{
		key: 'mine',
		group: 'main',
		label: __( 'Mine', 'switchboard' ),
		icon: commentAuthorAvatar,
		query: { assignee: 'me', status: OPEN, snoozed: false, ...DUE_FIRST },
		count: ( { mine } ) => mine,
		empty: {
			title: __( 'No open ticket is yours', 'switchboard' ),
			text: __(
				'Tickets that are assigned to you show up here.',
				'switchboard'
			),
		},
	},
	{
		key: 'unassigned',
		group: 'main',
		label: __( 'Unassigned', 'switchboard' ),
		icon: nobody,
		query: { assignee: 'none', status: OPEN, snoozed: false, ...DUE_FIRST },
		count: ( { unassigned } ) => unassigned,
		empty: {
			title: __( 'Every open ticket has an owner', 'switchboard' ),
			text: __(
				'Tickets that nobody has taken show up here.',
				'switchboard'
			),
		},
	},
	{
		key: 'open',
		group: 'main',
		label: __( 'All open', 'switchboard' ),
		icon: listView,
		query: { status: OPEN, snoozed: false, ...DUE_FIRST },
		count: ( { all_open: allOpen } ) => allOpen,
		empty: {
			title: __( 'Nothing is open', 'switchboard' ),
			text: __(
				'New tickets show up here by themselves.',
				'switchboard'
			),
		},
	},
	{
		key: 'snoozed',
		group: 'main',
		label: __( 'Snoozed', 'switchboard' ),
		icon: snooze,
		query: { status: OPEN, snoozed: true, ...NEWEST },
		count: ( { snoozed } ) => snoozed,
		empty: {
			title: __( 'Nothing is snoozed', 'switchboard' ),
			text: __(
				'A snoozed ticket waits here and comes back when it is due or the customer writes.',
				'switchboard'
			),
		},
	},
	{
		key: 'pending',
		group: 'main',
		label: __( 'Pending', 'switchboard' ),
		icon: scheduled,
		query: { status: [ 'pending' ], snoozed: false, ...NEWEST },
		count: ( { pending } ) => pending,
		empty: {
			title: __( 'We wait for nobody', 'switchboard' ),
			text: __(
				'Tickets that wait for the customer’s reply show up here.',
				'switchboard'
			),
		},
	},
	{
		key: 'on-hold',
		group: 'main',
		label: __( 'On hold', 'switchboard' ),
		icon: pause,
		query: { status: [ 'on_hold' ], snoozed: false, ...NEWEST },
		count: ( { on_hold: onHold } ) => onHold,
		empty: {
			title: __( 'Nothing is on hold', 'switchboard' ),
			text: __(
				'Tickets that wait for somebody else show up here.',
				'switchboard'
			),
		},
	},
	{
		key: 'solved',
		group: 'main',
		label: __( 'Solved', 'switchboard' ),
		icon: check,
		query: { status: [ 'solved' ], ...NEWEST },
		empty: {
			title: __( 'Nothing solved yet', 'switchboard' ),
			text: __(
				'Solved tickets rest here until they are closed.',
				'switchboard'
			),
		},
	},
	{
		key: 'closed',
		group: 'main',
		label: __( 'Closed', 'switchboard' ),
		icon: lock,
		query: { status: [ 'closed' ], ...NEWEST },
		empty: {
			title: __( 'Nothing closed yet', 'switchboard' ),
			text: __(
				'Solved tickets are closed after some days and stay here.',
				'switchboard'
			),
		},
	},
	{
		key: 'spam',
		group: 'main',
		label: __( 'Spam', 'switchboard' ),
		icon: shield,
		query: { status: [ 'spam' ], ...NEWEST },
		count: ( { spam } ) => spam,
		empty: {
			title: __( 'No spam', 'switchboard' ),
			text: __(
				'What is marked as spam is kept here, and nobody is answered.',
				'switchboard'
			),
		},
	},
	{
		key: 'trash',
		group: 'main',
		label: __( 'Trash', 'switchboard' ),
		icon: trash,
		query: { status: [ 'trash' ], ...NEWEST },
		empty: {
			title: __( 'The trash is empty', 'switchboard' ),
			text: __(
				'Tickets in the trash can be brought back.',
				'switchboard'
			),
		},
	},
];
