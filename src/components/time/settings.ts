interface TimeSettings {
	/** BCP 47. */
	locale: string;
	/** IANA name or offset such as `+02:00`; undefined is the browser's. */
	timezone: string | undefined;
}

let settings: TimeSettings = { locale: 'en', timezone: undefined };

function isKnownZone( timezone: string ): boolean {
	try {
		new Intl.DateTimeFormat( 'en', { timeZone: timezone } );
		return true;
	} catch {
		return false;
	}
}

function isKnownLocale( locale: string ): boolean {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf( locale ).length > 0;
	} catch {
		return false;
	}
}

/**
 * The language and the zone in which times are shown.
 *
 * @param wordPressLocale Such as `de_DE_formal`.
 * @param timezone        IANA name or offset.
 */
export function setTimeSettings(
	wordPressLocale: string,
	timezone: string
): void {
	const locale = wordPressLocale.split( '_' ).slice( 0, 2 ).join( '-' );
	settings = {
		locale: isKnownLocale( locale ) ? locale : 'en',
		timezone: isKnownZone( timezone ) ? timezone : undefined,
	};
}

export const getTimeSettings = (): TimeSettings => settings;
