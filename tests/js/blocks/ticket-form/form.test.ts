import { fireEvent, waitFor, within } from '@testing-library/dom';
import { TicketForm } from '../../../../blocks/ticket-form/form';

const titles = [ 0, 1, 2, 3, 4 ].map( ( count ) =>
	count === 1
		? 'One thing needs your attention'
		: `${ count } things need your attention`
);

const strings = {
	item: '%1$s: %2$s',
	fillIn: 'Please fill this in.',
	choose: 'Please choose one.',
	tick: 'Please tick this box.',
	email: 'Not an address.',
	phone: 'Not a number to call.',
	number: 'Not a number.',
	example: 'It should look like %s.',
	kept: 'Kept.',
	sending: 'Sending',
	failed: 'Could not be sent. Your text is kept.',
	writingAs: 'You write as %1$s (%2$s).',
	sentNumber: 'Number %s.',
};

const field = ( name: string, type: string, control: string, data = '' ) => `
	<div class="switchboard-field" data-field="${ name }" data-type="${ type }" ${ data }>
		<label for="f-${ name }">${ name } <small>optional</small></label>
		${ control.replace( '>', ` id="f-${ name }" class="switchboard-control">` ) }
		<p class="switchboard-error"></p>
	</div>`;

function draw(): HTMLElement {
	document.body.innerHTML = `
	<div data-switchboard-form='${ JSON.stringify( { form: 'b', root: '/api/', maxSize: 1, maxFiles: 1, strings, titles } ) }'>
		<div class="switchboard-sent" tabindex="-1" hidden><p class="switchboard-sent__number" hidden></p><p class="switchboard-sent__link" hidden><a href="">link</a></p></div>
		<form class="switchboard-form">
			<div class="switchboard-summary" tabindex="-1" hidden><p class="switchboard-summary__title"></p><ul class="switchboard-summary__list"></ul></div>
			<input type="hidden" name="switchboard[config]" value="sealed">
			<input type="hidden" name="switchboard[visitor]" value="">
			<input type="text" name="switchboard[website]" value="">
			<p class="switchboard-identity" role="status"></p>
			${ field( 'name', 'text', '<input required>' ) }
			${ field( 'email', 'email', '<input required>' ) }
			${ field( 'message', 'textarea', '<textarea required></textarea>' ) }
			${ field( 'fields.topic', 'select', '<select><option value=""></option><option>Parcel</option><option>Other</option></select>' ) }
			${ field( 'fields.parcel', 'text', '<input required>', 'data-only-if="fields.topic" data-only-value="Parcel" data-pattern="[0-9][0-9]" data-example="12"' ) }
			<input type="text" name="captcha" value="right">
			<button class="switchboard-button">Send</button>
			<p class="switchboard-note" hidden></p>
			<p class="switchboard-live"></p>
		</form>
	</div>`;
	return document.body.firstElementChild as HTMLElement;
}

const fetchMock = jest.fn();
const answer = ( status: number, body: unknown ) => ( {
	ok: status < 400,
	status,
	headers: { get: () => null },
	json: async () => body,
} );
const pass = ( user: unknown = null, nonce = '' ) =>
	answer( 200, { token: 't', nonce, user } );

let root: HTMLElement;
const start = () => {
	root = draw();
	return new TicketForm( root, 0 );
};
const get = ( name: string ) =>
	root.querySelector( `[id="f-${ name }"]` ) as HTMLInputElement;
const type = ( name: string, value: string ) =>
	fireEvent.input( get( name ), { target: { value } } );
const submit = () =>
	fireEvent.submit( root.querySelector( 'form' ) as HTMLFormElement );
const fillIn = () => {
	type( 'name', 'Ingrid' );
	type( 'email', 'ingrid@example.org' );
	type( 'message', 'Cracked.' );
};
const bodyOf = ( index: number ) =>
	JSON.parse( fetchMock.mock.calls[ index ][ 1 ].body );

beforeEach( () => {
	jest.useRealTimers();
	fetchMock.mockReset();
	fetchMock.mockResolvedValue( pass() );
	window.fetch = fetchMock;
	localStorage.clear();
	start();
} );

it( 'asks nothing of the server before somebody begins', async () => {
	expect( fetchMock ).not.toHaveBeenCalled();
	fireEvent.focusIn( get( 'name' ) );
	fireEvent.focusIn( get( 'email' ) );
	await waitFor( () => expect( fetchMock ).toHaveBeenCalledTimes( 1 ) );
	expect( fetchMock.mock.calls[ 0 ][ 0 ] ).toContain(
		'channels/form/token?form=b'
	);
} );

it( 'says what is missing at the field and in a summary with the focus', () => {
	type( 'email', 'nobody' );
	submit();
	const summary = root.querySelector( '.switchboard-summary' ) as HTMLElement;
	expect( summary ).toHaveFocus();
	expect( summary ).toHaveTextContent( '3 things need your attention' );
	expect(
		within( summary ).getByText( 'email: Not an address.' )
	).toHaveAttribute( 'href', '#f-email' );
	expect( get( 'email' ) ).toHaveAttribute( 'aria-invalid', 'true' );
	fireEvent.click( within( summary ).getByText( 'email: Not an address.' ) );
	expect( get( 'email' ) ).toHaveFocus();
	type( 'email', 'a@example.org' );
	expect( get( 'email' ) ).not.toHaveAttribute( 'aria-invalid' );
} );

it( 'shows a conditional field only while its condition holds', () => {
	expect( get( 'fields.parcel' ) ).toBeDisabled();
	fireEvent.change( get( 'fields.topic' ), { target: { value: 'Parcel' } } );
	expect( get( 'fields.parcel' ) ).toBeEnabled();
	type( 'fields.parcel', 'x' );
	fireEvent.change( get( 'fields.parcel' ) );
	expect( root ).toHaveTextContent( 'It should look like 12.' );
	fireEvent.change( get( 'fields.topic' ), { target: { value: 'Other' } } );
	expect( get( 'fields.parcel' ) ).toBeDisabled();
} );

it( 'sends what was shown, and what other plugins put into the form', async () => {
	fetchMock
		.mockResolvedValueOnce( pass() )
		.mockResolvedValueOnce(
			answer( 201, { number: 1042, url: 'https://example.org/t' } )
		);
	fillIn();
	fireEvent.change( get( 'fields.topic' ), { target: { value: 'Other' } } );
	submit();
	await waitFor( () =>
		expect( root.querySelector( '.switchboard-sent' ) ).toHaveFocus()
	);
	expect( bodyOf( 1 ) ).toMatchObject( {
		config: 'sealed',
		token: 't',
		name: 'Ingrid',
		email: 'ingrid@example.org',
		message: 'Cracked.',
		fields: { topic: 'Other' },
		extra: { captcha: 'right' },
		attachments: [],
		website: '',
	} );
	expect( bodyOf( 1 ).visitor ).toMatch( /^[0-9a-f]{32}$/ );
	expect( root ).toHaveTextContent( 'Number #1042.' );
	expect(
		root.querySelector( 'a[href="https://example.org/t"]' )
	).toBeInTheDocument();
	expect( localStorage ).toHaveLength( 0 );
} );

it( 'keeps the text until it was sent', async () => {
	jest.useFakeTimers();
	fillIn();
	jest.advanceTimersByTime( 500 );
	expect( root ).toHaveTextContent( 'Kept.' );
	start();
	expect( get( 'message' ) ).toHaveValue( 'Cracked.' );
	expect( get( 'name' ) ).toHaveValue( 'Ingrid' );
} );

it( 'keeps the text on the screen when a request fails', async () => {
	fetchMock
		.mockResolvedValueOnce( pass() )
		.mockRejectedValueOnce( new TypeError( 'offline' ) );
	fillIn();
	submit();
	await waitFor( () =>
		expect( root ).toHaveTextContent(
			'Could not be sent. Your text is kept.'
		)
	);
	expect( get( 'message' ) ).toHaveValue( 'Cracked.' );

	fetchMock.mockResolvedValueOnce( answer( 201, { number: 1, url: null } ) );
	const first = bodyOf( 1 ).client_id;
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Number #1.' ) );
	expect( bodyOf( 2 ).client_id ).toBe( first );
} );

it( 'shows the errors of the server at their fields', async () => {
	fetchMock.mockResolvedValueOnce( pass() ).mockResolvedValueOnce(
		answer( 400, {
			code: 'rest_invalid_param',
			message: 'x',
			data: { params: { email: 'Taken.', unknown: 'y' } },
		} )
	);
	fillIn();
	submit();
	await waitFor( () =>
		expect( root ).toHaveTextContent( 'One thing needs your attention' )
	);
	expect( get( 'email' ) ).toHaveAttribute( 'aria-invalid', 'true' );
} );

it( 'empties the trap, and asks for a new token when the old one is over', async () => {
	fetchMock
		.mockResolvedValueOnce( pass() )
		.mockResolvedValueOnce(
			answer( 400, {
				code: 'switchboard_form_confirm',
				message: 'Once more.',
			} )
		)
		.mockResolvedValueOnce(
			answer( 403, {
				code: 'switchboard_form_expired',
				message: 'Too old.',
			} )
		)
		.mockResolvedValueOnce( pass() );
	const trap = root.querySelector(
		'[name="switchboard[website]"]'
	) as HTMLInputElement;
	trap.value = 'spam';
	fillIn();
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Once more.' ) );
	expect( trap ).toHaveValue( '' );
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Too old.' ) );
	expect( fetchMock.mock.calls[ 3 ][ 0 ] ).toContain( 'token' );
} );

it( 'asks somebody signed in for nothing that is known', async () => {
	fetchMock
		.mockResolvedValueOnce(
			pass( { name: 'Priya', email: 'p@example.org' }, 'n' )
		)
		.mockResolvedValueOnce( answer( 201, { number: 2, url: null } ) );
	get( 'name' ).focus();
	await waitFor( () =>
		expect( root ).toHaveTextContent(
			'You write as Priya (p@example.org).'
		)
	);
	expect( get( 'message' ) ).toHaveFocus();
	type( 'message', 'Cracked.' );
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Number #2.' ) );
	expect( fetchMock.mock.calls[ 1 ][ 1 ].headers[ 'X-WP-Nonce' ] ).toBe(
		'n'
	);
	expect( bodyOf( 1 ) ).not.toHaveProperty( 'email' );
} );

it( 'goes on when somebody signed out in another tab', async () => {
	fetchMock
		.mockResolvedValueOnce( pass( null, 'old' ) )
		.mockResolvedValueOnce(
			answer( 403, { code: 'rest_cookie_invalid_nonce' } )
		)
		.mockResolvedValueOnce(
			answer( 200, { token: 'newer', nonce: '', user: null } )
		)
		.mockResolvedValueOnce( answer( 201, { number: 3, url: null } ) );
	fillIn();
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Number #3.' ) );
	expect( bodyOf( 3 ).token ).toBe( 't' );
} );

it( 'sends once however often the button is pressed', async () => {
	fetchMock
		.mockResolvedValueOnce( pass() )
		.mockResolvedValueOnce( answer( 201, { number: 4, url: null } ) );
	fillIn();
	submit();
	submit();
	submit();
	await waitFor( () => expect( root ).toHaveTextContent( 'Number #4.' ) );
	expect( fetchMock ).toHaveBeenCalledTimes( 2 );
} );
