import type { UploadStrings } from '../shared/uploads';
import type { DateStrings } from './dates';

export interface CustomerMessage {
	id: number;
	author: string;
	mine: boolean;
	from_team: boolean;
	html: string;
	created_at: string;
	attachments: {
		id: number;
		name: string;
		type: string;
		size: number;
		url: string;
	}[];
}

export interface CustomerTicket {
	id: number;
	number: number;
	subject: string;
	status: string;
	status_label: string;
	contact_name: string;
	created_at: string;
	last_activity_at: string;
	fields: { label: string; value: string }[];
	messages: CustomerMessage[];
	permissions: { reply: boolean; close: boolean; reopen: boolean };
}

type Word =
	| 'list'
	| 'mine'
	| 'company'
	| 'empty'
	| 'emptyTeam'
	| 'more'
	| 'meta'
	| 'metaBy'
	| 'loading'
	| 'failed'
	| 'again'
	| 'notFound'
	| 'opened'
	| 'you'
	| 'team'
	| 'answer'
	| 'send'
	| 'sending'
	| 'sent'
	| 'addFiles'
	| 'close'
	| 'closed'
	| 'reopen'
	| 'reopened'
	| 'followUp'
	| 'write'
	| 'notSent'
	| 'files'
	| 'askTitle'
	| 'ask'
	| 'email'
	| 'badEmail'
	| 'askButton'
	| 'asked'
	| 'login'
	| 'openTitle'
	| 'open'
	| 'openButton'
	| 'expired'
	| 'prove'
	| 'proveButton'
	| 'proveSent'
	| 'proved'
	| 'signedIn'
	| 'leave'
	| 'onlyOne'
	| 'all';

export type Strings = Record< Word, string > & DateStrings & UploadStrings;

export interface Settings {
	root: string;
	login: string;
	/** Level of the headings inside the block. */
	level: 1 | 2 | 3 | 4 | 5 | 6;
	maxSize: number;
	maxFiles: number;
	strings: Strings;
}

/** What all parts of the page need. */
export interface Context {
	settings: Settings;
	announce: ( text: string ) => void;
}
