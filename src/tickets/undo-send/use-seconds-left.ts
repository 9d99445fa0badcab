import { useEffect, useState } from '@wordpress/element';
import { siteNow } from '../../api';

const read = ( until: number ): number =>
	Math.max( 0, Math.ceil( ( until - siteNow() ) / 1000 ) );

/**
 * Whole seconds that are left; 0 when the time is over.
 *
 * @param until Milliseconds by the site's clock.
 */
export function useSecondsLeft( until: number ): number {
	const [ seconds, setSeconds ] = useState( () => read( until ) );
	useEffect( () => {
		const timer = window.setInterval(
			() => setSeconds( read( until ) ),
			250
		);
		return () => window.clearInterval( timer );
	}, [ until ] );
	return seconds;
}
