import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon';
import './style.scss';

interface EmptyStateProps {
	icon: ReactElement;
	/** One sentence: what this is. */
	title: string;
	/** One sentence: what brings things here. */
	children?: ReactNode;
	/** At most one button. */
	action?: ReactNode;
}

export function EmptyState( {
	icon,
	title,
	children,
	action,
}: EmptyStateProps ) {
	return (
		<div className="switchboard-empty">
			<Icon icon={ icon } size={ 24 } />
			<h3 className="switchboard-empty__title">{ title }</h3>
			{ children && (
				<p className="switchboard-empty__text">{ children }</p>
			) }
			{ action }
		</div>
	);
}
