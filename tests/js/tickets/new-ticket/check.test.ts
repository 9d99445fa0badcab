import { check } from '../../../../src/tickets/new-ticket/check';
import type { Values } from '../../../../src/tickets/new-ticket/types';

const values = ( changes: Partial< Values > = {} ): Values => ( {
	inbox: 1,
	contact: { id: 3, name: 'Priya', email: '' },
	subject: 'Bowls',
	kind: 'reply',
	html: '<p>Hello</p>',
	attachments: [],
	priority: 'normal',
	assignee: null,
	team: null,
	tags: [],
	fields: {},
	...changes,
} );

const person = ( email: string ) => ( { id: null, name: '', email } );

it.each< [ Partial< Values >, string[] ] >( [
	[ {}, [] ],
	[ { contact: person( '' ) }, [ 'contact' ] ],
	[ { contact: person( 'priya at home' ) }, [ 'email' ] ],
	[ { contact: person( 'priya@mail.example' ) }, [] ],
	[ { subject: '  ' }, [ 'subject' ] ],
	[ { html: '' }, [ 'html' ] ],
] )( '%j lacks %j', ( changes, expected ) => {
	expect( Object.keys( check( values( changes ) ) ) ).toEqual( expected );
} );
