import {
	chooseDraft,
	clientId,
	emptyDraft,
	isEmptyDraft,
	mentionsIn,
	messagesSince,
	outgoing,
	seenAt,
} from '../../../../src/tickets/composer/draft';
import type { LocalDraft } from '../../../../src/tickets/composer/types';
import type { Agent, Attachment } from '../../../../src/api';
import { message } from '../../api/fixtures';

const draft = ( changes: Partial< LocalDraft > = {} ): LocalDraft => ( {
	...emptyDraft( 'reply', 3 ),
	html: '<p>Hello</p>',
	...changes,
} );

const file = ( changes: Partial< Attachment > = {} ): Attachment => ( {
	id: 7,
	name: 'bowl.png',
	type: 'image/png',
	size: 10,
	inline: false,
	cid: null,
	width: null,
	height: null,
	url: 'http://localhost/file/7',
	...changes,
} );

describe( 'chooseDraft', () => {
	const server = { updated_at: '2026-11-22T08:00:00Z' };

	it( 'keeps what this browser has not sent yet', () => {
		expect( chooseDraft( draft( { isDirty: true } ), server ) ).toBe(
			'local'
		);
		expect( chooseDraft( draft( { isDirty: true } ), null ) ).toBe(
			'local'
		);
	} );

	it( 'keeps the copy of this browser while it is the site’s', () => {
		expect(
			chooseDraft( draft( { savedAt: server.updated_at } ), server )
		).toBe( 'local' );
	} );

	it( 'takes the site’s copy when it was written elsewhere', () => {
		expect(
			chooseDraft( draft( { savedAt: '2026-11-22T07:00:00Z' } ), server )
		).toBe( 'server' );
		expect( chooseDraft( null, server ) ).toBe( 'server' );
	} );

	it( 'drops what was sent elsewhere', () => {
		expect(
			chooseDraft( draft( { savedAt: server.updated_at } ), null )
		).toBe( 'none' );
		expect( chooseDraft( null, null ) ).toBe( 'none' );
	} );
} );

describe( 'clientId', () => {
	it( 'is the same for the same text, so that trying again is safe', () => {
		const written = draft();
		expect( clientId( written, 'solved' ) ).toBe(
			clientId( { ...written, isDirty: true }, 'solved' )
		);
	} );

	it( 'changes with the text, the files, the kind and the status', () => {
		const written = draft();
		const ids = [
			clientId( written, 'solved' ),
			clientId( written, '' ),
			clientId( { ...written, html: '<p>Hello!</p>' }, 'solved' ),
			clientId( { ...written, kind: 'note' }, 'solved' ),
			clientId( { ...written, attachments: [ file() ] }, 'solved' ),
		];
		expect( new Set( ids ).size ).toBe( ids.length );
	} );

	it( 'is one that the site takes', () => {
		expect( clientId( draft(), '' ) ).toMatch( /^[A-Za-z0-9._:-]{1,64}$/ );
	} );
} );

describe( 'messagesSince', () => {
	const messages = [
		message( { sequence: 3 } ),
		message( {
			sequence: 4,
			author: { type: 'agent', id: 2, name: 'Devon' },
		} ),
		message( {
			sequence: 5,
			author: { type: 'agent', id: 3, name: 'Mara' },
		} ),
		message( { sequence: 6 } ),
	];

	it( 'finds what others wrote while this was written', () => {
		expect(
			messagesSince( messages, draft(), 2 ).map(
				( { sequence } ) => sequence
			)
		).toEqual( [ 5, 6 ] );
	} );

	it( 'finds nothing while nothing is written', () => {
		expect( messagesSince( messages, draft( { html: '' } ), 2 ) ).toEqual(
			[]
		);
	} );
} );

it( 'a draft with a file alone is not empty', () => {
	expect( isEmptyDraft( draft( { html: '' } ) ) ).toBe( true );
	expect(
		isEmptyDraft( draft( { html: '', attachments: [ file() ] } ) )
	).toBe( false );
} );

it( 'finds mentioned agents by id, and by name after the site has dropped the id', () => {
	const agents = [
		{ id: 2, name: 'Devon Clarke' },
		{ id: 3, name: 'Mara Lindqvist' },
	] as Agent[];
	expect(
		mentionsIn(
			'<p><mark data-agent="3">@Mara</mark> and <mark>@Devon Clarke</mark> <mark>@Nobody</mark></p>',
			agents
		)
	).toEqual( [ 3, 2 ] );
} );

it( 'leaves out a picture that was taken from the text, and keeps empty lines', () => {
	const kept = file( {
		id: 8,
		inline: true,
		url: 'http://localhost/file/8',
	} );
	const dropped = file( {
		id: 9,
		inline: true,
		url: 'http://localhost/file/9',
	} );
	expect(
		outgoing( {
			kind: 'reply',
			html: `<p>a</p><p></p><p><img src="${ kept.url }"></p>`,
			attachments: [ file(), kept, dropped ],
			recipients: null,
		} )
	).toEqual( {
		html: `<p>a</p><p><br></p><p><img src="${ kept.url }"></p>`,
		attachments: [ 7, 8 ],
	} );
} );

describe( 'seenAt', () => {
	const messages = [
		message( { sequence: 1, created_at: '2026-11-22T08:00:00Z' } ),
		message( { sequence: 2, created_at: '2026-11-22T09:00:00Z' } ),
	];

	it( 'counts what was there when the draft was saved as seen', () => {
		expect( seenAt( messages, '2026-11-22T08:30:00Z' ) ).toBe( 1 );
		expect( seenAt( messages, '2026-11-22T09:00:00Z' ) ).toBe( 2 );
		expect( seenAt( messages, '2026-11-22T07:00:00Z' ) ).toBe( 0 );
	} );

	it( 'counts all as seen where the writing just began', () => {
		expect( seenAt( messages, null ) ).toBe( 2 );
		expect( seenAt( [], null ) ).toBe( 0 );
	} );
} );
