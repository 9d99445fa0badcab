import type { Attachment, Participant } from '../../../../src/api';
import {
	addressOf,
	canGo,
	copiedByDefault,
	customerAddresses,
	forwardOf,
	inKind,
	isAddress,
	NOBODY_ELSE,
	refusalOf,
} from '../../../../src/tickets/composer/recipients';
import { outgoing } from '../../../../src/tickets/composer/draft';
import type { Draft } from '../../../../src/tickets/composer/types';
import { message } from '../../api/fixtures';

const draft = ( changes: Partial< Draft > = {} ): Draft => ( {
	kind: 'reply',
	html: '<p>Hello</p>',
	attachments: [],
	recipients: null,
	...changes,
} );

const file = ( id: number, inline = false ) =>
	( { id, inline, url: `http://localhost/${ id }` } ) as Attachment;

const people: Participant[] = [
	{
		contact: 1,
		name: 'Ada',
		role: 'requester',
		address: 'ada@work.example',
		addresses: [
			{ email: 'Ada@work.example', verified: false, refused: null },
			{ email: 'ada@home.example', verified: true, refused: '550 gone' },
			{ email: 'ada@old.example', verified: false, refused: null },
		],
	},
	{
		contact: 2,
		name: 'Ben',
		role: 'cc',
		address: 'ben@work.example',
		addresses: [],
	},
	{
		contact: 3,
		name: 'Eve',
		role: 'claimed',
		address: 'eve@evil.example',
		addresses: [],
	},
	{
		contact: 4,
		name: 'Smith',
		role: 'consulted',
		address: 'smith@lamps.example',
		addresses: [],
	},
];

describe( 'addresses', () => {
	it.each( [
		[ 'Ada <ada@work.example>', 'ada@work.example' ],
		[ ' ada@work.example ', 'ada@work.example' ],
		[ 'Ada <a@b', 'Ada <a@b' ],
	] )( 'reads %s', ( text, expected ) =>
		expect( addressOf( text ) ).toBe( expected )
	);

	it.each( [ 'ada', 'ada@', 'ada@work', 'a b@c.example', 'a@b.example, c' ] )(
		'knows that %s is none',
		( text ) => expect( isAddress( text ) ).toBe( false )
	);

	it( 'offers the customer’s own: the one written from, then verified ones', () => {
		expect( customerAddresses( people ) ).toEqual( [
			'ada@work.example',
			'ada@home.example',
		] );
		expect( customerAddresses( [] ) ).toEqual( [] );
	} );

	it( 'copies those on Cc and nobody who only claimed or was asked', () => {
		expect( copiedByDefault( people ) ).toEqual( [ 'ben@work.example' ] );
	} );

	it( 'knows which address mail comes back from', () => {
		expect( refusalOf( people, 'ADA@home.example' ) ).toBe( '550 gone' );
		expect( refusalOf( people, 'ada@work.example' ) ).toBeNull();
	} );
} );

describe( 'a forward', () => {
	const mail = message( {
		id: 5,
		attachments: [ file( 7 ), file( 8, true ) ],
	} );

	it( 'takes the message and its files along, and keeps what was written', () => {
		const made = forwardOf( draft( { attachments: [ file( 1 ) ] } ), mail, [
			mail,
		] );
		expect( made.kind ).toBe( 'forward' );
		expect( made.html ).toBeUndefined();
		expect( made.recipients ).toEqual( {
			...NOBODY_ELSE,
			forwarded: [ 5 ],
		} );
		expect( made.attachments ).toEqual( [
			file( 1 ),
			file( 7 ),
			{ ...file( 8 ), inline: false },
		] );
	} );

	it( 'answers whoever answered a forward', () => {
		const answer = message( {
			id: 9,
			kind: 'forward',
			direction: 'in',
			attachments: [ file( 3 ) ],
			envelope: {
				from: { email: 'smith@lamps.example', name: 'Smith' },
				to: [],
				cc: [],
				bcc: [],
				rule: null,
				reason: null,
				automatic: null,
				suggested_ticket: null,
				forwarded_by: null,
				has_original: true,
			},
		} );
		const made = forwardOf( draft(), answer, [ answer ] );
		expect( made.recipients?.to ).toBe( 'smith@lamps.example' );
		expect( made.attachments ).toEqual( [] );
	} );

	it( 'leaves its reader and the ticket’s files behind when it becomes a reply', () => {
		const forward = draft( {
			kind: 'forward',
			attachments: [ file( 1 ), file( 7 ) ],
			recipients: {
				to: 'smith@lamps.example',
				cc: [ 'x@y.example' ],
				bcc: [],
				forwarded: [ 5 ],
			},
		} );
		expect( inKind( forward, 'reply', [ mail ] ) ).toEqual( {
			kind: 'reply',
			attachments: [ file( 1 ) ],
			recipients: {
				to: '',
				cc: [ 'x@y.example' ],
				bcc: [],
				forwarded: null,
			},
		} );
		expect( inKind( forward, 'forward', [ mail ] ) ).toEqual( {} );
		// With nothing said of copies it is a reply like any other, and no draft.
		expect(
			inKind(
				{
					...forward,
					recipients: { ...NOBODY_ELSE, to: 'a@b.example' },
				},
				'reply',
				[ mail ]
			).recipients
		).toBeNull();
	} );

	it( 'goes without a word of one’s own, but not without a reader', () => {
		const empty = draft( { kind: 'forward', html: '' } );
		expect( canGo( empty ) ).toBe( false );
		expect(
			canGo( {
				...empty,
				recipients: { ...NOBODY_ELSE, to: 'smith@lamps.example' },
			} )
		).toBe( true );
	} );
} );

it( 'sends nothing to half an address', () => {
	expect( canGo( draft() ) ).toBe( true );
	expect(
		canGo( draft( { recipients: { ...NOBODY_ELSE, cc: [ 'ben@' ] } } ) )
	).toBe( false );
	expect(
		canGo(
			draft( {
				kind: 'note',
				recipients: { ...NOBODY_ELSE, cc: [ 'ben@' ] },
			} )
		)
	).toBe( true );
} );

it( 'tells the site only what the agent decided', () => {
	const text = { html: '<p>Hello</p>', attachments: [] };
	expect( outgoing( draft() ) ).toEqual( text );
	expect(
		outgoing( draft( { recipients: { ...NOBODY_ELSE, cc: [] } } ) )
	).toEqual( { ...text, cc: [] } );
	expect(
		outgoing(
			draft( {
				kind: 'note',
				recipients: { ...NOBODY_ELSE, to: 'a@b.example' },
			} )
		)
	).toEqual( text );
	expect(
		outgoing(
			draft( {
				kind: 'forward',
				recipients: {
					to: 'a@b.example',
					cc: null,
					bcc: [ 'c@d.example' ],
					forwarded: [ 5 ],
				},
			} )
		)
	).toEqual( {
		...text,
		to: 'a@b.example',
		bcc: [ 'c@d.example' ],
		forwarded: [ 5 ],
	} );
} );
