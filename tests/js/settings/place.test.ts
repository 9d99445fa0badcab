import { pathTo, readPlace } from '../../../src/settings/place';

describe( 'places of the settings', () => {
	it.each( [
		[ '/settings', '', null ],
		[ '/settings/', '', null ],
		[ '/settings/inboxes', 'inboxes', null ],
		[ '/settings/inboxes/3', 'inboxes', '3' ],
		[ '/settings/mails/reply', 'mails', 'reply' ],
		[ '/settings/tags/new/', 'tags', 'new' ],
	] )( '%s', ( path, section, id ) => {
		expect( readPlace( path ) ).toEqual( { section, id } );
	} );

	it( 'leads there', () => {
		expect( pathTo( 'inboxes' ) ).toBe( '/settings/inboxes' );
		expect( pathTo( 'inboxes', 3 ) ).toBe( '/settings/inboxes/3' );
	} );
} );
