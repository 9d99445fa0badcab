import { __ } from '@wordpress/i18n';

/** One entry of the block's attribute `fields`. */
export interface FieldSetting {
	/** Such as `subject`, or `fields.order_number` for a custom field. */
	name: string;
	required?: boolean;
	label?: string;
	help?: string;
	example?: string;
	half?: boolean;
	onlyIf?: string;
	onlyValue?: string;
	inboxes?: number[];
}

export interface Choice {
	value: string;
	label: string;
}

/** A field as the editor draws it. */
export interface FieldKind {
	name: string;
	type:
		| 'text'
		| 'email'
		| 'tel'
		| 'textarea'
		| 'select'
		| 'checkbox'
		| 'number'
		| 'date';
	label: string;
	help: string;
	choices: Choice[];
	/** The form is of no use without it. */
	isFixed: boolean;
}

interface SiteField {
	key: string;
	label: string;
	type: 'text' | 'number' | 'date' | 'choice' | 'checkbox';
	choices: string[];
	help: string;
}

interface Site {
	fields: SiteField[];
	inboxes: { id: number; name: string }[];
}

declare global {
	interface Window {
		switchboardForm?: Site;
	}
}

/** What PHP tells the editor of this site. */
export function getSite(): Site {
	return window.switchboardForm ?? { fields: [], inboxes: [] };
}

const own = (
	name: string,
	type: FieldKind[ 'type' ],
	label: string,
	choices: Choice[] = []
): FieldKind => ( {
	name,
	type,
	label,
	help: '',
	choices,
	isFixed: name === 'email' || name === 'message',
} );

/** All fields that a form of this site can have. */
export function getFieldKinds(): FieldKind[] {
	const { fields, inboxes } = getSite();
	return [
		own( 'name', 'text', __( 'Your name', 'switchboard' ) ),
		own( 'email', 'email', __( 'E-mail', 'switchboard' ) ),
		own( 'phone', 'tel', __( 'Phone', 'switchboard' ) ),
		own( 'subject', 'text', __( 'Subject', 'switchboard' ) ),
		own( 'message', 'textarea', __( 'Message', 'switchboard' ) ),
		own( 'priority', 'select', __( 'How urgent is it?', 'switchboard' ), [
			{ value: 'low', label: __( 'It can wait', 'switchboard' ) },
			{ value: 'normal', label: __( 'Normal', 'switchboard' ) },
			{ value: 'high', label: __( 'Soon, please', 'switchboard' ) },
			{ value: 'urgent', label: __( 'Urgent', 'switchboard' ) },
		] ),
		own(
			'inbox',
			'select',
			__( 'Who should read it?', 'switchboard' ),
			inboxes.map( ( { id, name } ) => ( {
				value: String( id ),
				label: name,
			} ) )
		),
		own( 'consent', 'checkbox', __( 'Consent', 'switchboard' ) ),
		...fields.map( ( field ): FieldKind => ( {
			name: `fields.${ field.key }`,
			type: field.type === 'choice' ? 'select' : field.type,
			label: field.label,
			help: field.help,
			choices: field.choices.map( ( value ) => ( {
				value,
				label: value,
			} ) ),
			isFixed: false,
		} ) ),
	];
}
