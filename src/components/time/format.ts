import { __, sprintf } from '@wordpress/i18n';
import { getTimeSettings } from './settings';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time in one short word, such as `48 min`, `5 h`, `2 d`.
 *
 * @param seconds Length; a negative one is taken as none.
 */
export function formatLength( seconds: number ): string {
	if ( seconds < HOUR ) {
		const minutes = Math.max( 1, Math.floor( seconds / MINUTE ) );
		/* translators: %d: minutes, as short as possible. */
		return sprintf( __( '%d min', 'switchboard' ), minutes );
	}
	if ( seconds < DAY ) {
		return sprintf(
			/* translators: %d: hours, as short as possible. */
			__( '%d h', 'switchboard' ),
			Math.floor( seconds / HOUR )
		);
	}
	/* translators: %d: days, as short as possible. */
	return sprintf( __( '%d d', 'switchboard' ), Math.floor( seconds / DAY ) );
}

/**
 * The time that has passed since a moment.
 *
 * @param since RFC 3339.
 * @param now   Milliseconds.
 */
export const formatElapsed = (
	since: string,
	now: number = Date.now()
): string => formatLength( ( now - Date.parse( since ) ) / 1000 );

function format(
	time: number,
	options: Intl.DateTimeFormatOptions,
	elsewhere?: string
): string {
	const { locale, timezone, offset } = getTimeSettings();
	const shift = elsewhere ? 0 : offset * MINUTE * 1000;
	return new Intl.DateTimeFormat( locale, {
		...options,
		timeZone: elsewhere ?? timezone,
	} ).format( time + shift );
}

/**
 * Whether a moment is today.
 *
 * @param time RFC 3339.
 * @param now  Milliseconds.
 */
export const isToday = ( time: string, now: number ): boolean =>
	dayOf( Date.parse( time ) ) === dayOf( now );

const dayOf = ( time: number ): string =>
	format( time, { year: 'numeric', month: '2-digit', day: '2-digit' } );

const yearOf = ( time: number ): string => format( time, { year: 'numeric' } );

/**
 * Hour and minute.
 *
 * @param time     RFC 3339.
 * @param timezone Another zone than the person's.
 */
export const formatClock = (
	time: string | number,
	timezone?: string
): string =>
	format(
		new Date( time ).getTime(),
		{
			hour: getTimeSettings().isTwelve ? 'numeric' : '2-digit',
			minute: '2-digit',
		},
		timezone
	);

/**
 * A day, with the year where it isn't this one.
 *
 * @param time RFC 3339.
 * @param now  Milliseconds.
 */
export function formatDay( time: string, now: number = Date.now() ): string {
	const moment = Date.parse( time );
	return format( moment, {
		day: 'numeric',
		month: 'short',
		...( yearOf( moment ) === yearOf( now ) ? {} : { year: 'numeric' } ),
	} );
}

/**
 * A moment as a person would say it: `Today 08:02`, `Sat 09:10`, `18 Nov 09:10`.
 *
 * @param time RFC 3339.
 * @param now  Milliseconds.
 */
export function formatMoment( time: string, now: number = Date.now() ): string {
	const clock = formatClock( time );
	if ( isToday( time, now ) ) {
		/* translators: %s: hour and minute. */
		return sprintf( __( 'Today %s', 'switchboard' ), clock );
	}
	const moment = Date.parse( time );
	const age = ( now - moment ) / 1000;
	if ( age > 0 && age < 6 * DAY ) {
		return `${ format( moment, { weekday: 'short' } ) } ${ clock }`;
	}
	return `${ formatDay( time, now ) } ${ clock }`;
}

/**
 * Everything about a moment, for a tooltip.
 *
 * @param time RFC 3339.
 */
export const formatFull = ( time: string ): string =>
	format( Date.parse( time ), { dateStyle: 'full', timeStyle: 'short' } );
