import type {
	Agent,
	Channel,
	Counters,
	Field,
	Inbox,
	Standstill,
	Status,
	Tag,
	Team,
	View,
} from './types';

export interface Me {
	id: number;
	name: string;
	role: Agent[ 'role' ];
	avatar: string | null;
	capabilities: {
		manage_settings: boolean;
		manage: boolean;
		reply: boolean;
		note: boolean;
	};
}

/** What PHP prints before the script, so that the first screen needs no request but its list. */
export interface Boot {
	root: string;
	nonce: string;
	me: Me;
	inboxes: Inbox[];
	agents: Agent[];
	teams: Team[];
	tags: Tag[];
	fields: Field[];
	statuses: Status[];
	views: View[];
	channels: Channel[];
	standstills: Standstill[];
	counters: Counters;
	cursor: string;
	settings: {
		max_file_size: number;
		/** A regular expression (`iu`) of names that the server refuses. */
		refused_names: string;
		show_avatars: boolean;
	};
	urls: { admin: string; portal: string | null; form: string | null };
	locale: {
		locale: string;
		rtl: boolean;
		timezone: string;
		start_of_week: number;
	};
	poll: { visible: number; hidden: number };
}

declare global {
	interface Window {
		switchboardBoot?: Boot;
	}
}

/**
 * The boot data of this page.
 *
 * @throws Error when the page was printed without it.
 */
export function getBoot(): Boot {
	if ( ! window.switchboardBoot ) {
		throw new Error( 'switchboardBoot is missing.' );
	}
	return window.switchboardBoot;
}
