import { __, sprintf } from '@wordpress/i18n';
import { scheduled } from '@wordpress/icons';
import { Badge, formatMoment } from '../../components';
import { dueBadge } from '../lib/due';

interface DueBadgeProps {
	dueAt: string | null;
	now: number;
}

export function DueBadge( { dueAt, now }: DueBadgeProps ) {
	const due = dueBadge( dueAt, now );
	return due && dueAt ? (
		<Badge
			tone={ due.tone }
			icon={ scheduled }
			title={ sprintf(
				/* translators: %s: a moment. */
				__( 'Answer due %s', 'switchboard' ),
				formatMoment( dueAt, now )
			) }
		>
			{ due.label }
		</Badge>
	) : null;
}
