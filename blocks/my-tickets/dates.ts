import { fill, pageLocale } from '../shared/format';

export interface DateStrings {
	today: string;
	yesterday: string;
	todayAt: string;
	dayAt: string;
}

const DAY = 24 * 60 * 60 * 1000;

function midnight( date: Date ): number {
	return new Date(
		date.getFullYear(),
		date.getMonth(),
		date.getDate()
	).getTime();
}

function format( date: Date, options: Intl.DateTimeFormatOptions ): string {
	return new Intl.DateTimeFormat( pageLocale(), options ).format( date );
}

function yearOf( date: Date, now: Date ): Intl.DateTimeFormatOptions {
	return date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
}

/** A day in a list: `today`, `yesterday`, `18 Nov`. */
export function formatDay(
	time: string,
	strings: DateStrings,
	now = new Date()
): string {
	const date = new Date( time );
	const age = midnight( now ) - midnight( date );
	if ( age <= 0 ) {
		return strings.today;
	}
	// A day of a change of the clock has 23 or 25 hours.
	if ( age < 1.5 * DAY ) {
		return strings.yesterday;
	}
	return format( date, {
		day: 'numeric',
		month: 'short',
		...yearOf( date, now ),
	} );
}

/** A day in a sentence: `20 November`. */
export function formatLongDay( time: string, now = new Date() ): string {
	const date = new Date( time );
	return format( date, {
		day: 'numeric',
		month: 'long',
		...yearOf( date, now ),
	} );
}

/** When a message was written: `Today, 10:04`, `Fri 20 Nov, 16:42`. */
export function formatMoment(
	time: string,
	strings: DateStrings,
	now = new Date()
): string {
	const date = new Date( time );
	const clock = format( date, { hour: 'numeric', minute: '2-digit' } );
	if ( midnight( date ) >= midnight( now ) ) {
		return fill( strings.todayAt, clock );
	}
	const day = format( date, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		...yearOf( date, now ),
	} );
	return fill( strings.dayAt, day.replace( /^(\S+), /, '$1 ' ), clock );
}

/** The first letters of a name, for its face. */
export function initials( name: string ): string {
	const words = name.match( /[\p{L}\p{N}]+/gu ) ?? [];
	const letters = [ words[ 0 ], words.length > 1 ? words.at( -1 ) : '' ].map(
		( word ) => [ ...( word ?? '' ) ][ 0 ] ?? ''
	);
	return letters.join( '' ).toLocaleUpperCase( pageLocale() );
}
