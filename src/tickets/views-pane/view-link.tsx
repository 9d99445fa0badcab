import { Tooltip } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { category, envelope, people } from '@wordpress/icons';
import type { ReactElement } from 'react';
import { Icon, Link } from '../../components';
import { pathOf } from '../lib/paths';
import type { TicketView } from '../views';

interface ViewLinkProps {
	view: TicketView;
	count: number | undefined;
	isCurrent: boolean;
	onFollow: () => void;
}

const ICONS: Record< string, ReactElement > = {
	saved: category,
	inboxes: envelope,
	teams: people,
};

export function ViewLink( {
	view,
	count,
	isCurrent,
	onFollow,
}: ViewLinkProps ) {
	const isRail = useMediaQuery(
		'(min-width: 783px) and (max-width: 1100px)'
	);
	const icon = view.icon ?? ICONS[ view.group ];
	const link = (
		<Link
			to={ pathOf( {
				view: view.key,
				filters: {},
				ticket: null,
				panel: false,
			} ) }
			className="switchboard-views__link"
			aria-current={ isCurrent ? 'page' : undefined }
			onClick={ onFollow }
		>
			{ icon && <Icon icon={ icon } size={ 16 } /> }
			<span className="switchboard-views__label" dir="auto">
				{ view.label }
			</span>
			{ count !== undefined && count > 0 && (
				<span className="switchboard-views__count">{ count }</span>
			) }
		</Link>
	);
	return (
		<li>
			{ isRail ? (
				<Tooltip text={ view.label } placement="right">
					{ link }
				</Tooltip>
			) : (
				link
			) }
		</li>
	);
}
