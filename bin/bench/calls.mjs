/**
 * The calls that are timed.
 *
 * A call has a name, who makes it (`as`), a limit in multiples of the floor, and either `list` (parameters of the ticket list; it
 * is timed on its first, a deep and its last page) or `method` and `path`. `body` gives what is sent, for each round anew; `before`
 * makes a call whose answer `path` needs; `wait` is how many milliseconds what follows the answer may take.
 */

const most = { list: 1.3, combined: 2, open: 1.15, reply: 1.3, create: 1.5 };

const day = 86_400_000;
const ago = ( days ) =>
	new Date( Date.now() - days * day ).toISOString().replace( /\.\d+/, '' );

const unsolved = [ 'new', 'open', 'pending', 'on_hold' ];
const ours = [ 'new', 'open' ];
const statuses = [ ...unsolved, 'solved', 'closed', 'spam', 'trash' ];

/**
 * Lists with at most one filter.
 *
 * @param {Object} facts What describe.php printed.
 * @return {[string, Object][]} Name and parameters.
 */
const singles = ( facts ) => [
	[ 'all', {} ],
	[ 'oldest activity first', { order: 'asc' } ],
	[ 'sort waiting since', { sort: 'waiting_since' } ],
	[ 'sort created', { sort: 'created' } ],
	[ 'sort priority', { sort: 'priority' } ],
	[ 'sort due', { sort: 'due' } ],
	[ 'inbox of 20 %', { inbox: [ facts.inboxes[ 1 ] ] } ],
	[ 'inbox of 1 %', { inbox: [ facts.inboxes[ 9 ] ] } ],
	...statuses.map( ( status ) => [
		`status ${ status }`,
		{ status: [ status ] },
	] ),
	[ 'status new or open', { status: ours } ],
	[ 'status unsolved', { status: unsolved } ],
	[ 'own status', { custom_status: facts.customStatus } ],
	[ 'assignee me', { assignee: 'me' } ],
	[ 'assignee nobody', { assignee: 'none' } ],
	[ 'assignee somebody', { assignee: String( facts.colleague ) } ],
	[ 'team', { team: String( facts.team ) } ],
	[ 'no team', { team: 'none' } ],
	[ 'frequent tag', { tag: facts.tag } ],
	[ 'rare tag', { tag: facts.rareTag } ],
	[ 'contact', { contact: facts.contact } ],
	[ 'contact of many', { contact: 1 } ],
	[ 'company', { company: facts.company } ],
	[ 'channel', { channel: 'form' } ],
	[ 'rare channel', { channel: 'chat' } ],
	[ 'priority urgent', { priority: [ 'urgent' ] } ],
	[ 'priority high or urgent', { priority: [ 'high', 'urgent' ] } ],
	[ 'field, text', { fields: { order_number: facts.order } } ],
	[ 'field, choice', { fields: { product: 'Mug' } } ],
	[ 'field, rare choice', { fields: { product: 'Planter' } } ],
	[ 'field, number', { fields: { pieces: 3 } } ],
	[ 'field, ticked', { fields: { replaced: true } } ],
	[ 'created after', { created_after: ago( 30 ) } ],
	[ 'created before', { created_before: ago( 500 ) } ],
	[ 'activity after', { activity_after: ago( 30 ) } ],
	[ 'activity before', { activity_before: ago( 500 ) } ],
	[ 'snoozed', { snoozed: true } ],
	[ 'not snoozed', { snoozed: false } ],
	[ 'unread', { unread: true } ],
	[ 'search number', { search: `#${ facts.number }` } ],
	[ 'search frequent word', { search: 'order' } ],
	[ 'search rare word', { search: 'zephyr' } ],
	[ 'search beginning', { search: 'vou' } ],
	[ 'search nothing', { search: 'qwertz' } ],
	[ 'search address', { search: `person${ facts.contact }@example.net` } ],
];

const combinations = ( facts ) => [
	[
		'waiting for us',
		{ status: ours, snoozed: false, sort: 'waiting_since' },
	],
	[
		'mine, due first',
		{ assignee: 'me', status: unsolved, snoozed: false, sort: 'due' },
	],
	[ 'unassigned', { assignee: 'none', status: ours, sort: 'waiting_since' } ],
	[ 'all open', { status: unsolved, snoozed: false } ],
	[
		'open by priority',
		{ status: unsolved, snoozed: false, sort: 'priority' },
	],
	[
		'inbox and status',
		{ inbox: [ facts.inboxes[ 1 ] ], status: [ 'pending' ] },
	],
	[
		'small inbox and status',
		{ inbox: [ facts.inboxes[ 9 ] ], status: [ 'closed' ] },
	],
	[
		'inbox by due',
		{ inbox: [ facts.inboxes[ 9 ] ], sort: 'due', status: ours },
	],
	[ 'frequent tag and status', { tag: facts.tag, status: [ 'open' ] } ],
	[
		'frequent tag and urgent',
		{ tag: facts.tag, priority: [ 'urgent' ], status: [ 'closed' ] },
	],
	[ 'rare tag by due', { tag: facts.rareTag, sort: 'due' } ],
	[ 'word and status', { search: 'order', status: [ 'open' ] } ],
	[ 'two words', { search: 'invoice order' } ],
	[ 'company and status', { company: facts.company, status: [ 'closed' ] } ],
	[
		'somebody and dates',
		{
			assignee: String( facts.colleague ),
			created_after: ago( 600 ),
			created_before: ago( 500 ),
		},
	],
	[
		'field and tag',
		{ fields: { product: 'Mug' }, tag: facts.tag, status: unsolved },
	],
	[
		'channel, team and priority',
		{
			channel: 'email',
			team: String( facts.team ),
			priority: [ 'urgent' ],
			status: [ 'pending' ],
		},
	],
	[ 'old and open', { status: [ 'open' ], activity_before: ago( 700 ) } ],
	[ 'unassigned and closed', { assignee: 'none', status: [ 'closed' ] } ],
	[
		'spam of somebody',
		{ assignee: String( facts.colleague ), status: [ 'spam' ] },
	],
	[
		'created before, by waiting',
		{ created_before: ago( 800 ), sort: 'waiting_since' },
	],
	[ 'unread by due', { unread: true, sort: 'due' } ],
];

/**
 * All calls.
 *
 * @param {Object} facts What describe.php printed.
 * @return {Object[]} Calls.
 */
export function calls( facts ) {
	const lists = ( as ) => [
		...singles( facts ).map( ( [ name, list ] ) => ( {
			name: `list: ${ name }`,
			as,
			list,
			limit: most.list,
		} ) ),
		...combinations( facts ).map( ( [ name, list ] ) => ( {
			name: `combination: ${ name }`,
			as,
			list,
			limit: most.combined,
		} ) ),
	];
	return [ 'manager', 'agent' ].flatMap( ( as ) => [
		...others( facts, as ),
		...lists( as ),
	] );
}

function others( facts, as ) {
	const tickets = facts.longTickets[ as ];
	const read = ( name, path, limit ) => ( {
		name,
		as,
		method: 'GET',
		path,
		limit,
	} );
	const ticket = `/switchboard/v1/tickets/${ tickets[ 0 ] }`;
	const html =
		'<p>Thank you for writing. A new one leaves the studio today.</p>';
	return [
		read( 'open: ticket', ticket, most.open ),
		read(
			'open: 30 messages',
			`${ ticket }/messages?order=desc&per_page=30`,
			most.open
		),
		read( 'open: events', `${ ticket }/events?per_page=50`, most.open ),
		read( 'counters', '/switchboard/v1/counters', most.list ),
		{
			...read( 'updates: nothing new', '', 0.5 ),
			before: '/switchboard/v1/updates',
			path: ( { cursor } ) => `/switchboard/v1/updates?since=${ cursor }`,
		},
		read(
			'updates: something new',
			`/switchboard/v1/updates?since=${ facts.newestEvent - 5 }.00000000`,
			most.list
		),
		{
			name: 'reply',
			as,
			method: 'POST',
			path: `${ ticket }/messages`,
			body: () => ( { kind: 'reply', html } ),
			limit: most.reply,
			wait: 150,
		},
		{
			name: 'note',
			as,
			method: 'POST',
			path: `${ ticket }/messages`,
			body: () => ( { kind: 'note', html } ),
			limit: most.reply,
			wait: 100,
		},
		{
			name: 'change',
			as,
			method: 'PATCH',
			path: ticket,
			body: ( round ) => ( {
				priority: round % 2 ? 'high' : 'urgent',
				status: round % 2 ? 'open' : 'pending',
			} ),
			limit: most.reply,
			wait: 100,
		},
		{
			name: 'create',
			as,
			method: 'POST',
			path: '/switchboard/v1/tickets',
			body: ( round ) => ( {
				inbox: facts.inboxes[ 1 ],
				subject: `Where is my parcel ${ round }`,
				contact: {
					email: `person${ 100 + round }@example.net`,
					name: 'Ada',
				},
				message: { html },
			} ),
			limit: most.create,
			wait: 150,
		},
	];
}

/**
 * Where a list is called.
 *
 * @param {Object} list   Parameters.
 * @param {string} cursor Cursor of the page, '' for the first.
 * @return {string} Path with query.
 */
export function listPath( list, cursor ) {
	const query = new URLSearchParams();
	for ( const [ name, value ] of Object.entries( { ...list, cursor } ) ) {
		if ( Array.isArray( value ) ) {
			value.forEach( ( each ) => query.append( `${ name }[]`, each ) );
		} else if ( typeof value === 'object' ) {
			Object.entries( value ).forEach( ( [ key, each ] ) =>
				query.append( `${ name }[${ key }]`, each )
			);
		} else if ( value !== '' ) {
			query.append( name, value );
		}
	}
	return `/switchboard/v1/tickets?${ query }`;
}
