import type { Attachment, TicketCreate } from '../../api';
import type { FieldValue } from '../../components';

export type MessageKind = NonNullable< TicketCreate[ 'message' ][ 'kind' ] >;

/** Whom the ticket is for: somebody known, or a new person. */
export interface Chosen {
	id: number | null;
	name: string;
	email: string;
}

export interface Values {
	inbox: number;
	contact: Chosen;
	subject: string;
	kind: MessageKind;
	html: string;
	attachments: Attachment[];
	priority: NonNullable< TicketCreate[ 'priority' ] >;
	assignee: number | null;
	team: number | null;
	tags: number[];
	fields: Record< string, FieldValue >;
}

export type Errors = Partial<
	Record< 'contact' | 'email' | 'subject' | 'html', string >
>;
