import { dueBadge } from '../../../../src/tickets/lib/due';

const NOW = Date.parse( '2026-11-22T12:00:00Z' );

it.each( [
	[ null, null ],
	[ '2026-11-22T15:00:00Z', null ],
	[ '2026-11-22T12:48:00Z', { tone: 'warning', label: '48 min' } ],
	[ '2026-11-22T11:20:00Z', { tone: 'error', label: '40 min over' } ],
] )( 'due at %s', ( due, expected ) => {
	expect( dueBadge( due, NOW ) ).toEqual( expected );
} );
