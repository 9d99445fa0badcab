import type { ReactNode } from 'react';

export interface FieldProps {
	/** Of the value in the form. */
	name: string;
	label: string;
	help?: ReactNode;
	isRequired?: boolean;
	isDisabled?: boolean;
}

export interface Choice {
	value: string;
	label: string;
	disabled?: boolean;
}
