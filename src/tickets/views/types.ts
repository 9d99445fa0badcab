import type { ReactElement } from 'react';
import type { Counters, TicketList } from '../../api';

export interface TicketView {
	/** In the address. */
	key: string;
	group: 'main' | 'saved' | 'inboxes' | 'teams';
	label: string;
	icon?: ReactElement;
	query: TicketList;
	count?: ( counters: Counters ) => number;
	/** Of a saved view. */
	id?: number;
	/** What an empty list says. */
	empty?: { title: string; text: string };
}
