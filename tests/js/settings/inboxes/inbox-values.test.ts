import type { Inbox } from '../../../../src/api';
import { check, valuesOf } from '../../../../src/settings/inboxes/inbox-values';

const values = { ...valuesOf( null ), name: 'Support' };

describe( 'an inbox’s form', () => {
	it( 'sorts members, so that their order is no change', () => {
		expect(
			valuesOf( { ...values, members: [ 9, 2, 10 ] } as Inbox ).members
		).toEqual( [ 2, 9, 10 ] );
	} );

	it( 'takes a whole inbox', () => {
		expect( check( { ...values, address: 'a@b.example' } ) ).toEqual( {} );
	} );

	it.each( [
		[ 'name', { name: '  ' } ],
		[ 'address', { address: 'a@b' } ],
		[ 'close_after_days', { close_after_days: -1 } ],
		[ 'close_after_days', { close_after_days: 1.5 } ],
		[ 'reopen_days', { reopen_days: 'soon' as unknown as number } ],
		[ 'reopen_days', { reopen_days: 3651 } ],
	] )( 'refuses a wrong %s', ( name, wrong ) => {
		expect( Object.keys( check( { ...values, ...wrong } ) ) ).toEqual( [
			name,
		] );
	} );
} );
