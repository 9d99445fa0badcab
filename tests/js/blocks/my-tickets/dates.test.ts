import {
	formatDay,
	formatLongDay,
	formatMoment,
	initials,
} from '../../../../blocks/my-tickets/dates';

const strings = {
	today: 'today',
	yesterday: 'yesterday',
	todayAt: 'Today, %s',
	dayAt: '%1$s, %2$s',
};
const now = new Date( 2026, 10, 22, 12, 0 );
const at = ( ...parts: [ number, number, number, number?, number? ] ) =>
	new Date(
		parts[ 0 ],
		parts[ 1 ],
		parts[ 2 ],
		parts[ 3 ] ?? 9,
		parts[ 4 ] ?? 5
	).toISOString();

beforeAll( () => {
	document.documentElement.lang = 'en-GB';
} );

it( 'names days as people do', () => {
	expect( formatDay( at( 2026, 10, 22, 0, 1 ), strings, now ) ).toBe(
		'today'
	);
	expect( formatDay( at( 2026, 10, 21, 23, 59 ), strings, now ) ).toBe(
		'yesterday'
	);
	expect( formatDay( at( 2026, 10, 18 ), strings, now ) ).toBe( '18 Nov' );
	expect( formatDay( at( 2025, 8, 2 ), strings, now ) ).toBe( '2 Sept 2025' );
	expect( formatLongDay( at( 2026, 10, 20 ), now ) ).toBe( '20 November' );
} );

it( 'says when a message was written', () => {
	expect( formatMoment( at( 2026, 10, 22, 10, 4 ), strings, now ) ).toBe(
		'Today, 10:04'
	);
	expect( formatMoment( at( 2026, 10, 20, 16, 42 ), strings, now ) ).toBe(
		'Fri 20 Nov, 16:42'
	);
} );

it.each( [
	[ 'Priya Raghavan', 'PR' ],
	[ 'tomás de la ferreira', 'TF' ],
	[ 'Ada', 'A' ],
	[ '李 小龙', '李小' ],
	[ '😀', '' ],
	[ '', '' ],
] )( 'the letters of %s', ( name, letters ) => {
	expect( initials( name ) ).toBe( letters );
} );
