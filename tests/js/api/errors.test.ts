import {
	ApiError,
	getConflict,
	getFieldErrors,
	isSignedOut,
	isUnanswered,
	toApiError,
} from '../../../src/api';

it( 'reads an error body of WordPress', () => {
	const error = toApiError( {
		code: 'rest_invalid_param',
		message: 'Invalid parameter(s): subject',
		data: { status: 400, params: { subject: 'Too long.' } },
	} );
	expect( error ).toBeInstanceOf( ApiError );
	expect( error.status ).toBe( 400 );
	expect( getFieldErrors( error ) ).toEqual( { subject: 'Too long.' } );
} );

it( 'knows when the site did not answer', () => {
	expect( isUnanswered( toApiError( { code: 'fetch_error' } ) ) ).toBe(
		true
	);
	expect( isUnanswered( toApiError( new TypeError( 'x' ) ) ) ).toBe( true );
	expect(
		isUnanswered( toApiError( { code: 'x', data: { status: 500 } } ) )
	).toBe( false );
} );

it.each( [
	'rest_cookie_invalid_nonce',
	'rest_not_logged_in',
	'switchboard_not_signed_in',
] )( 'knows by %s that the person was signed out', ( code ) => {
	expect(
		isSignedOut(
			toApiError( { code, message: 'No.', data: { status: 403 } } )
		)
	).toBe( true );
} );

it( 'says something kind about what can’t be read', () => {
	expect( toApiError( '<html>' ).message ).toBe(
		'Something went wrong on the site.'
	);
	expect( toApiError( null ).status ).toBe( 500 );
} );

it( 'reads a conflict', () => {
	const conflict = getConflict(
		toApiError( {
			code: 'switchboard_conflict',
			message: 'Somebody changed it.',
			data: { status: 409, version: 7, changes: [ { id: 1 } ] },
		} )
	);
	expect( conflict ).toEqual( {
		version: 7,
		changes: [ { id: 1 } ],
		messages: [],
	} );
	expect( getConflict( toApiError( null ) ) ).toBeNull();
} );
