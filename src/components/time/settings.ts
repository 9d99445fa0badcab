interface TimeSettings {
	/** BCP 47. */
	locale: string;
	/** IANA name; undefined is the browser's. */
	timezone: string | undefined;
	/** Minutes to add, for a site that has only an offset: not every browser takes one as a zone. */
	offset: number;
	/** Whether the clock goes to 12 only. */
	isTwelve: boolean;
}

let settings: TimeSettings = {
	locale: 'en',
	timezone: undefined,
	offset: 0,
	isTwelve: true,
};

function isKnownZone( timezone: string ): boolean {
	try {
		return Boolean(
			new Intl.DateTimeFormat( 'en', { timeZone: timezone } )
		);
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

function readZone(
	timezone: string
): Pick< TimeSettings, 'timezone' | 'offset' > {
	const [ , sign, hours, minutes ] =
		timezone.match( /^([+-])(\d\d):(\d\d)$/ ) ?? [];
	if ( sign ) {
		const size = Number( hours ) * 60 + Number( minutes );
		return { timezone: 'UTC', offset: sign === '-' ? -size : size };
	}
	return {
		timezone: isKnownZone( timezone ) ? timezone : undefined,
		offset: 0,
	};
}

/**
 * The language and the zone in which times are shown.
 *
 * @param wordPressLocale Such as `de_DE_formal`.
 * @param timezone        IANA name, or an offset such as `+02:00`.
 */
export function setTimeSettings(
	wordPressLocale: string,
	timezone: string
): void {
	const wanted = wordPressLocale.split( /[_-]/ ).slice( 0, 2 ).join( '-' );
	const locale = isKnownLocale( wanted ) ? wanted : 'en';
	const clock = new Intl.DateTimeFormat( locale, { hour: 'numeric' } );
	settings = {
		locale,
		...readZone( timezone ),
		isTwelve: clock.resolvedOptions().hour12 ?? false,
	};
}

export const getTimeSettings = (): TimeSettings => settings;
