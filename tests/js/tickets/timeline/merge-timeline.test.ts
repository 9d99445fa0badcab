import { mergeTimeline } from '../../../../src/tickets/timeline/merge-timeline';
import { lastTurn } from '../../../../src/tickets/timeline/use-open-from';
import type { Event, Message } from '../../../../src/api';
import { event, message } from '../../api/fixtures';

const at = ( minute: number ) =>
	`2026-11-22T08:${ String( minute ).padStart( 2, '0' ) }:00Z`;

const merge = (
	messages: Message[],
	events: Event[],
	more = { hasMoreMessages: false, hasMoreEvents: false }
) => mergeTimeline( { messages, events, ...more } ).map( ( { id } ) => id );

it( 'puts messages and events in one line, the oldest first', () => {
	expect(
		merge(
			[
				message( { id: 2, created_at: at( 20 ) } ),
				message( { id: 1, created_at: at( 0 ) } ),
			],
			[ event( { id: 5, created_at: at( 10 ) } ) ]
		)
	).toEqual( [ 'message-1', 'event-5', 'message-2' ] );
} );

it( 'joins what one person did within a minute', () => {
	const entries = mergeTimeline( {
		messages: [],
		events: [
			event( { id: 1, created_at: '2026-11-22T08:00:00Z' } ),
			event( {
				id: 2,
				created_at: '2026-11-22T08:00:30Z',
				name: 'ticket_assigned',
			} ),
			event( {
				id: 3,
				created_at: '2026-11-22T08:00:40Z',
				actor: { type: 'agent', id: 9, name: 'Mara' },
			} ),
		],
		hasMoreMessages: false,
		hasMoreEvents: false,
	} );
	expect(
		entries.map(
			( entry ) => entry.type === 'events' && entry.events.length
		)
	).toEqual( [ 2, 1 ] );
} );

it( 'does not say again what a message says', () => {
	expect(
		merge(
			[ message() ],
			[
				event( { name: 'message_received' } ),
				event( { id: 2, name: 'reply_added' } ),
			]
		)
	).toEqual( [ 'message-1' ] );
} );

it( 'shows no event from before the oldest loaded message', () => {
	const messages = [ message( { id: 8, created_at: at( 30 ) } ) ];
	const events = [
		event( { id: 1, created_at: at( 1 ) } ),
		event( { id: 2, created_at: at( 40 ) } ),
	];
	expect(
		merge( messages, events, {
			hasMoreMessages: true,
			hasMoreEvents: false,
		} )
	).toEqual( [ 'message-8', 'event-2' ] );
	expect( merge( messages, events ) ).toEqual( [
		'event-1',
		'message-8',
		'event-2',
	] );
} );

describe( 'the last turn', () => {
	const theirs = ( sequence: number ) => message( { sequence } );
	const ours = ( sequence: number ) =>
		message( { sequence, direction: 'out' } );
	const note = ( sequence: number ) =>
		message( { sequence, direction: 'out', kind: 'note' } );

	it.each< [ string, Message[], number ] >( [
		[
			'begins with what the customer said after our answer',
			[ theirs( 1 ), ours( 2 ), theirs( 3 ), theirs( 4 ) ],
			3,
		],
		[
			'includes the notes on it',
			[ theirs( 1 ), ours( 2 ), note( 3 ), theirs( 4 ), note( 5 ) ],
			3,
		],
		[
			'is the newest message where the customer said nothing',
			[ ours( 1 ), ours( 2 ) ],
			2,
		],
		[ 'includes our answer to it', [ theirs( 1 ), ours( 2 ) ], 1 ],
		[ 'is nowhere in an empty ticket', [], 0 ],
	] )( '%s', ( _, messages, expected ) => {
		expect( lastTurn( messages ) ).toBe( expected );
	} );
} );
