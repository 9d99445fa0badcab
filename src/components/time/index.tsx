import { useEffect, useState } from '@wordpress/element';
import { formatDay, formatElapsed, formatFull, formatMoment } from './format';

export * from './format';
export { setTimeSettings } from './settings';

const TICK = 30_000;

/** The time of now in milliseconds, renewed twice a minute. */
export function useNow(): number {
	const [ now, setNow ] = useState( () => Date.now() );
	useEffect( () => {
		const timer = window.setInterval( () => setNow( Date.now() ), TICK );
		return () => window.clearInterval( timer );
	}, [] );
	return now;
}

interface TimeProps {
	/** RFC 3339. */
	value: string;
	as?: 'moment' | 'day' | 'elapsed';
	/** From `useNow()` of the list around it, so that a list has one clock. */
	now?: number;
}

/** A point in time in the person's zone; the tooltip has the whole. */
export function Time( { value, as = 'moment', now }: TimeProps ) {
	const show = {
		moment: formatMoment,
		day: formatDay,
		elapsed: formatElapsed,
	}[ as ];
	return (
		<time
			className="switchboard-time"
			dateTime={ value }
			title={ formatFull( value ) }
		>
			{ show( value, now ) }
		</time>
	);
}
