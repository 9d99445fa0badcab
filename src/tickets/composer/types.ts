import type { Attachment, Draft as ServerDraft } from '../../api';

export type Kind = ServerDraft[ 'kind' ];

/** Whom a text is to go to, as far as the agent said so. */
export type Recipients = NonNullable< ServerDraft[ 'recipients' ] >;

/** What is written and not sent. */
export interface Draft {
	kind: Kind;
	html: string;
	attachments: Attachment[];
	recipients: Recipients | null;
}

/** A draft as this browser keeps it. */
export interface LocalDraft extends Draft {
	/** Begins the client ids of what is sent of it. */
	seed: string;
	/** The newest message when the writing began. */
	since: number;
	/** `updated_at` of the site's copy; null while it has none. */
	savedAt: string | null;
	/** Something is not yet with the site. */
	isDirty: boolean;
}
