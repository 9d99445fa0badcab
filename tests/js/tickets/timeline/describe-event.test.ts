import { describeEvent } from '../../../../src/tickets/timeline/describe-event';
import type { Names } from '../../../../src/tickets/timeline/describe-event';
import { event } from '../../api/fixtures';

const names = {
	agents: [ { id: 2, name: 'Devon' } ],
	teams: [ { id: 1, name: 'Studio' } ],
	inboxes: [ { id: 1, name: 'Support' } ],
	statuses: [ { id: 4, category: 'open', label: 'Open', is_default: true } ],
	tags: [
		{ id: 1, name: 'gift' },
		{ id: 2, name: 'press' },
	],
} as unknown as Names;

it.each( [
	[ 'status_changed', { to: 'open' }, 'set status %s', 'Open' ],
	[ 'ticket_assigned', { to: 2 }, 'assigned %s', 'Devon' ],
	[ 'ticket_assigned', { to: 77 }, 'assigned %s', 'somebody who left' ],
	[ 'ticket_assigned', { to: 0 }, 'unassigned it', undefined ],
	[ 'priority_changed', { to: 4 }, 'set priority %s', 'Urgent' ],
	[ 'inbox_changed', { to: 1 }, 'moved it to %s', 'Support' ],
	[
		'tags_changed',
		{ added: [ 1 ], removed: [] },
		'added the tag %s',
		'gift',
	],
	[
		'tags_changed',
		{ added: [ 1 ], removed: [ 2 ] },
		'removed the tags press and added %s',
		'gift',
	],
	[ 'something_new', {}, 'something new', undefined ],
] )( '%s with %j', ( name, payload, text, value ) => {
	expect( describeEvent( event( { name, payload } ), names ) ).toEqual(
		value === undefined ? { text } : { text, value }
	);
} );
