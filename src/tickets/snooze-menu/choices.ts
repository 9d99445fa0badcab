import { __ } from '@wordpress/i18n';

interface SnoozeChoice {
	label: string;
	/** RFC 3339. */
	moment: string;
}

const MORNING = 8;
const MONDAY = 1;

function at( now: Date, days: number, hour: number ): string {
	const moment = new Date( now );
	moment.setDate( moment.getDate() + days );
	moment.setHours( hour, 0, 0, 0 );
	return moment.toISOString().replace( /\.\d+Z$/, 'Z' );
}

/**
 * When a ticket may come back.
 *
 * @param now Now, in the person's own time.
 */
export function snoozeChoices( now: Date ): SnoozeChoice[] {
	const untilMonday = ( MONDAY - now.getDay() + 7 ) % 7 || 7;
	return [
		{
			label: __( 'In three hours', 'switchboard' ),
			moment: at( now, 0, now.getHours() + 3 ),
		},
		{
			label: __( 'Tomorrow', 'switchboard' ),
			moment: at( now, 1, MORNING ),
		},
		{
			label: __( 'In three days', 'switchboard' ),
			moment: at( now, 3, MORNING ),
		},
		{
			label: __( 'Next Monday', 'switchboard' ),
			moment: at( now, untilMonday, MORNING ),
		},
		{
			label: __( 'In two weeks', 'switchboard' ),
			moment: at( now, 14, MORNING ),
		},
	];
}
