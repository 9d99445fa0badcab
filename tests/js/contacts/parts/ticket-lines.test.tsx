import type { Status } from '../../../../src/api';
import { labelOf } from '../../../../src/contacts/parts/ticket-lines';

const statuses = [
	{ id: 1, category: 'open', label: 'Our turn', is_default: true },
	{ id: 9, category: 'on_hold', label: 'In the kiln', is_default: false },
	{ id: 4, category: 'on_hold', label: 'On hold', is_default: true },
] as Status[];

describe( 'labelOf', () => {
	it( 'is the built-in label of the category', () => {
		expect(
			labelOf( statuses, { status: 'on_hold', custom_status: null } )
		).toBe( 'On hold' );
	} );

	it( 'is the site’s own label where a ticket has one', () => {
		expect(
			labelOf( statuses, { status: 'on_hold', custom_status: 9 } )
		).toBe( 'In the kiln' );
	} );

	it( 'is never empty', () => {
		expect(
			labelOf( statuses, { status: 'spam', custom_status: 77 } )
		).toBe( 'spam' );
	} );
} );
