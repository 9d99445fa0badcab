import {
	automaticLabel,
	whyHere,
	whyWaiting,
} from '../../../../src/tickets/lib/mail-words';
import type { Envelope } from '../../../../src/tickets/lib/mail-words';

const envelope = ( changes: Partial< Envelope > = {} ): Envelope => ( {
	from: null,
	to: [],
	cc: [],
	bcc: [],
	rule: null,
	reason: null,
	automatic: null,
	suggested_ticket: null,
	forwarded_by: null,
	has_original: true,
	...changes,
} );

it( 'says by which evidence a mail joined, and why that was enough', () => {
	expect(
		whyHere( envelope( { rule: 'in-reply-to', reason: 'signed' } ) )
	).toEqual( [
		'It answers a mail of this ticket.',
		'Only we could have made that sign.',
	] );
} );

it( 'says of a doubt where it would belong, and why it did not join', () => {
	const said = whyHere(
		envelope( {
			rule: 'subject',
			reason: 'not-proved',
			suggested_ticket: { id: 4, number: 1004, subject: 'Lamp' },
		} )
	).join( ' ' );
	expect( said ).toContain( '#1004' );
	expect( said ).toContain( 'nothing proves' );
	const settled = whyHere(
		envelope( { rule: 'subject', reason: 'not-proved' } )
	).join( ' ' );
	expect( settled ).toContain( 'another ticket' );
} );

it( 'says that a mail began something new, and who passed it on', () => {
	expect(
		whyHere( envelope( { forwarded_by: { id: 2, name: 'Devon' } } ) )
	).toEqual( [
		'Nothing in it points to an earlier ticket, so it opened this one.',
		'Devon passed it on to this inbox.',
	] );
} );

it( 'has words for a rule that it does not know', () => {
	expect(
		whyHere( envelope( { rule: 'pigeon', reason: 'new' } ) )
	).toHaveLength( 1 );
	expect( automaticLabel( 'pigeon' ) ).toBe( 'Automatic' );
	expect( automaticLabel( null ) ).toBe( 'Automatic' );
} );

it( 'says why a message waits', () => {
	expect( whyWaiting( 'blocked' ) ).toBe( 'The sender is blocked.' );
	expect( whyWaiting( 'out-of-office' ) ).toContain( 'Out of office' );
} );
