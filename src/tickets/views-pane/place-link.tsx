import { Tooltip } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import type { ReactElement } from 'react';
import { Icon, Link } from '../../components';

interface PlaceLinkProps {
	to: string;
	label: string;
	icon: ReactElement | undefined;
	count: number | undefined;
	isCurrent?: boolean;
	onFollow?: () => void;
}

/** A line of the views: icon, name and how many wait there; on the rail the icon with a tooltip. */
export function PlaceLink( {
	to,
	label,
	icon,
	count,
	isCurrent = false,
	onFollow,
}: PlaceLinkProps ) {
	const isRail = useMediaQuery(
		'(min-width: 783px) and (max-width: 1100px)'
	);
	const link = (
		<Link
			to={ to }
			className="switchboard-views__link"
			aria-current={ isCurrent ? 'page' : undefined }
			onClick={ onFollow }
		>
			{ icon && <Icon icon={ icon } size={ 16 } /> }
			<span className="switchboard-views__label" dir="auto">
				{ label }
			</span>
			{ count !== undefined && count > 0 && (
				<span className="switchboard-views__count">{ count }</span>
			) }
		</Link>
	);
	return (
		<li>
			{ isRail ? (
				<Tooltip text={ label } placement="right">
					{ link }
				</Tooltip>
			) : (
				link
			) }
		</li>
	);
}
