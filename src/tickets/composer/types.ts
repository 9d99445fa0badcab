import type { Attachment } from '../../api';

export type Kind = 'reply' | 'note';

/** What is written and not sent. */
export interface Draft {
	kind: Kind;
	html: string;
	attachments: Attachment[];
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
