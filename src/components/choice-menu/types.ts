import type { ReactNode } from 'react';

export interface Choice {
	value: string;
	label: string;
	/** Drawn in front of the label. */
	before?: ReactNode;
	/** Grey word at the end. */
	hint?: string;
}
