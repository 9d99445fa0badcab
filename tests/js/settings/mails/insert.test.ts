import { insertVariable } from '../../../../src/settings/mails/insert';

describe( 'insertVariable', () => {
	it( 'puts it at the caret and moves the caret behind it', () => {
		expect( insertVariable( 'Hello , bye', 6, 6, 'contact.name' ) ).toEqual(
			{ text: 'Hello {{contact.name}}, bye', caret: 22 }
		);
	} );

	it( 'replaces what was selected', () => {
		expect( insertVariable( 'Hello you', 6, 9, 'x' ).text ).toBe(
			'Hello {{x}}'
		);
	} );
} );
