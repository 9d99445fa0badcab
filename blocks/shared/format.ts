/** Puts values into a translated text: `%s`, `%d`, `%1$s`. */
export function fill( text: string, ...values: ( string | number )[] ): string {
	let next = 0;
	return text.replace( /%(?:(\d)\$)?[sd]/g, ( _, index ) =>
		String( values[ index ? index - 1 : next++ ] ?? '' )
	);
}

/** A size for people, such as `2.1 MB`. */
export function formatSize( bytes: number, locale?: string ): string {
	const power = Math.min(
		3,
		Math.floor( Math.log( Math.max( bytes, 1 ) ) / Math.log( 1024 ) )
	);
	const amount = bytes / 1024 ** power;
	return (
		new Intl.NumberFormat( locale, {
			maximumFractionDigits: power > 1 && amount < 100 ? 1 : 0,
		} ).format( amount ) +
		' ' +
		[ 'B', 'KB', 'MB', 'GB' ][ power ]
	);
}

/** The page's language, for dates and numbers. */
export function pageLocale(): string | undefined {
	const language = document.documentElement.lang;
	try {
		return language && Intl.getCanonicalLocales( language )[ 0 ];
	} catch {
		return undefined;
	}
}
