/**
 * A day of a date field as the moment when it begins, or when the next one does.
 *
 * @param day   Such as `2026-11-22`; empty is none.
 * @param isEnd Whether the day is the last one.
 */
export function momentOf( day: string, isEnd: boolean ): string | undefined {
	if ( ! day ) {
		return undefined;
	}
	const moment = new Date( `${ day }T00:00:00` );
	moment.setDate( moment.getDate() + ( isEnd ? 1 : 0 ) );
	return moment.toISOString().replace( /\.\d+Z$/, 'Z' );
}

/**
 * The day of a moment, as a date field has it.
 *
 * @param moment RFC 3339; undefined is none.
 * @param isEnd  Whether the moment is the end of the last day.
 */
export function dayOf( moment: string | undefined, isEnd: boolean ): string {
	if ( ! moment ) {
		return '';
	}
	const day = new Date( Date.parse( moment ) - ( isEnd ? 1 : 0 ) );
	const shift = day.getTimezoneOffset() * 60_000;
	return new Date( day.getTime() - shift ).toISOString().slice( 0, 10 );
}
