import type { Choice } from '../../components';
import type { Filters } from '../lib/list-query';

/** One way to narrow a list. */
export interface FilterDefinition {
	key: string;
	label: string;
	kind: 'choices' | 'dates' | 'date' | 'number' | 'text';
	choices: Choice[];
	isMulti: boolean;
	/** What is set, as values of the choices, `[ from, to ]` of dates, or what was typed. */
	read: ( filters: Filters ) => string[];
	write: ( filters: Filters, values: string[] ) => Filters;
}
