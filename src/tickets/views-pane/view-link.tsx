import { category, envelope, people } from '@wordpress/icons';
import type { ReactElement } from 'react';
import { pathOf } from '../lib/paths';
import type { TicketView } from '../views';
import { PlaceLink } from './place-link';

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

export function ViewLink( { view, ...rest }: ViewLinkProps ) {
	return (
		<PlaceLink
			{ ...rest }
			to={ pathOf( {
				view: view.key,
				filters: {},
				ticket: null,
				panel: false,
			} ) }
			label={ view.label }
			icon={ view.icon ?? ICONS[ view.group ] }
		/>
	);
}
