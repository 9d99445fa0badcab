import { formatClock, formatFull, Time } from '../../components';

interface EntryTimeProps {
	/** RFC 3339. */
	value: string;
	now: number;
	/** The entry above has said already that it is today. */
	isSameDay: boolean;
}

export function EntryTime( { value, now, isSameDay }: EntryTimeProps ) {
	return isSameDay ? (
		<time
			className="switchboard-time"
			dateTime={ value }
			title={ formatFull( value ) }
		>
			{ formatClock( value ) }
		</time>
	) : (
		<Time value={ value } now={ now } />
	);
}
