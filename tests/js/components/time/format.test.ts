import {
	formatClock,
	formatDay,
	formatElapsed,
	formatLength,
	formatMoment,
} from '../../../../src/components/time/format';
import { setTimeSettings } from '../../../../src/components/time/settings';

const NOW = Date.parse( '2026-11-22T12:00:00Z' );

beforeEach( () => setTimeSettings( 'en_GB', 'UTC' ) );

it.each( [
	[ 5, '1 min' ],
	[ 59 * 60, '59 min' ],
	[ 3600, '1 h' ],
	[ 23.9 * 3600, '23 h' ],
	[ 86400, '1 d' ],
	[ 60 * 86400, '60 d' ],
	[ -10, '1 min' ],
] )( '%d seconds are %s', ( seconds, expected ) => {
	expect( formatLength( seconds ) ).toBe( expected );
} );

it( 'counts from a moment', () => {
	expect( formatElapsed( '2026-11-22T10:00:00Z', NOW ) ).toBe( '2 h' );
} );

it.each( [
	[ '2026-11-22T08:02:00Z', 'Today 08:02' ],
	[ '2026-11-20T16:42:00Z', 'Fri 16:42' ],
	[ '2026-11-10T09:10:00Z', '10 Nov 09:10' ],
	[ '2024-03-01T09:10:00Z', '1 Mar 2024 09:10' ],
	[ '2026-11-23T09:10:00Z', '23 Nov 09:10' ],
] )( '%s is said as %s', ( time, expected ) => {
	expect( formatMoment( time, NOW ) ).toBe( expected );
} );

it( 'shows the zone of the site, and that of somebody else where asked', () => {
	setTimeSettings( 'en_GB', '+02:00' );
	expect( formatMoment( '2026-11-22T22:30:00Z', NOW ) ).toBe(
		'23 Nov 00:30'
	);
	expect( formatClock( '2026-11-22T10:00:00Z', 'America/New_York' ) ).toBe(
		'05:00'
	);
} );

it( 'falls back where WordPress has a locale or zone that the browser does not know', () => {
	setTimeSettings( 'xx_YY_zzz', 'No/Where' );
	expect( formatDay( '2026-11-10T09:10:00Z', NOW ) ).toMatch( /Nov/ );
	setTimeSettings( 'de_DE_formal', 'UTC' );
	expect( formatDay( '2026-11-10T09:10:00Z', NOW ) ).toBe( '10. Nov.' );
} );
