import { check, lock, trash } from '@wordpress/icons';
import type { ReactElement } from 'react';
import { Icon } from '../icon';
import './style.scss';

interface StatusBadgeProps {
	/** The fixed category, such as `on_hold`. */
	category: string;
	/** What the site calls it. */
	label: string;
}

const TONES: Record< string, string > = {
	new: 'success',
	open: 'info',
	pending: 'warning',
	spam: 'error',
};

const ICONS: Record< string, ReactElement > = {
	solved: check,
	closed: lock,
	trash,
};

export function StatusBadge( { category, label }: StatusBadgeProps ) {
	return (
		<Badge tone={ TONES[ category ] } icon={ ICONS[ category ] }>
			{ label }
		</Badge>
	);
}

interface BadgeProps {
	tone?: string;
	icon?: ReactElement;
	title?: string;
	children: React.ReactNode;
}

/** A small word on a ground of its role's colour. */
export function Badge( {
	tone = 'neutral',
	icon,
	title,
	children,
}: BadgeProps ) {
	return (
		<span className={ `switchboard-badge is-${ tone }` } title={ title }>
			{ icon && <Icon icon={ icon } size={ 16 } /> }
			<span className="switchboard-badge__label">{ children }</span>
		</span>
	);
}
