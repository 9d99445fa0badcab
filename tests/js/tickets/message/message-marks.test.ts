import { marksOf } from '../../../../src/tickets/message/message-marks';
import { message } from '../../api/fixtures';

const textsOf = ( ...args: Parameters< typeof message > ) =>
	marksOf( message( ...args ) ).map( ( { text } ) => text );

it( 'leaves the customer’s and our own messages alone', () => {
	expect( textsOf() ).toEqual( [] );
	expect( textsOf( { direction: 'out', author_role: null } ) ).toEqual( [] );
	expect( textsOf( { author_role: 'cc' } ) ).toEqual( [] );
} );

it( 'marks a stranger, and a machine rather than that it is a stranger', () => {
	expect( textsOf( { author_role: 'claimed' } ) ).toEqual( [
		'Not on this ticket before',
	] );
	expect( textsOf( { author_role: 'claimed', automatic: true } ) ).toEqual( [
		'Automatic',
	] );
} );

it( 'says what the customer does not see', () => {
	expect( textsOf( { kind: 'note', direction: 'out' } ) ).toEqual( [
		'Note, only your team sees it',
	] );
	expect(
		textsOf( {
			kind: 'forward',
			direction: 'out',
			delivery: {
				state: 'sent',
				to: 'smith@lamps.example',
				reason: null,
				at: null,
				next_try_at: null,
			},
		} )[ 0 ]
	).toContain( 'smith@lamps.example' );
	expect( textsOf( { kind: 'forward', author_role: 'consulted' } ) ).toEqual(
		[ 'Answers a forward, only your team sees it' ]
	);
} );
