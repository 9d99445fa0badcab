import { expect, logIn, php, test } from './support';
import { open } from './support/agent';

/** What a stranger, a customer or a colleague may write anywhere; PHP text. */
const HOSTILE = `'"><img src=x onerror=window.attacked=1><script>window.attacked=1</script>'`;

/** Every text of the helpdesk is hostile; prints what the places below are made of. */
const FILL = `
	$x = ${ HOSTILE };
	$u = uniqid();
	$s = new Switchboard\\Services( $GLOBALS['wpdb'] );
	$us = get_current_user_id();
	$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->users, [ 'display_name' => "Me $x" ], [ 'ID' => $us ] );
	clean_user_cache( $us );
	$company = $s->company_verbs()->add( [ 'name' => "Company $x", 'notes' => $x ] );
	$contact = $s->contact_verbs()->add( [ 'name' => "Ada $x", 'email' => "$u@hostile.example", 'notes' => $x, 'company' => $company->id ] );
	$inbox   = $s->inbox_verbs()->add( [ 'name' => mb_substr( "Inbox $x", 0, 100 ), 'from_name' => mb_substr( $x, 0, 100 ), 'members' => [ $us ] ] );
	$tag     = $s->tags()->insert( mb_substr( "$u T $x", 0, 60 ), '#112233' );
	$team    = $s->team_verbs()->add( mb_substr( "$u Team $x", 0, 100 ) );
	$status  = $s->statuses()->insert( [ 'category' => 'open', 'label' => mb_substr( $x, 0, 60 ), 'customer_label' => mb_substr( $x, 0, 60 ) ] );
	$s->fields()->insert( [ 'key' => "h_$u", 'label' => mb_substr( $x, 0, 100 ), 'type' => 'choice', 'choices' => [ $x ], 'description' => $x, 'public' => 1 ] );
	$s->views()->insert( $us, [ 'name' => mb_substr( "View $x", 0, 100 ), 'query' => [ 'tag' => $tag->id ], 'shared' => 1 ] );
	$path = tempnam( sys_get_temp_dir(), 'hostile' );
	file_put_contents( $path, 'Hello' );
	$owner  = Switchboard\\Tickets\\Attachments::owner_of_visitor( 'hostile' );
	$file   = $s->attachments()->store( $path, "$x.txt", $owner );
	$ticket = $s->tickets()->receive( new Switchboard\\Tickets\\Incoming( $inbox->id, 0, 'form', $contact->id, "$u@hostile.example", "Subject $x", "<p>Words $x</p><a href=\\"javascript:window.attacked=1\\">a</a><svg onload=window.attacked=1><math><mtext></p><style><!--</style><img src=x onerror=window.attacked=1>", [ $file->id ], fields: [ "h_$u" => $x ], tags: [ $tag->id ], owner_key: $owner ) )->ticket;
	$by = Switchboard\\Tickets\\Actor::agent( $us );
	$s->tickets()->change( $ticket->id, [ 'status' => 'open', 'custom_status' => $status->id, 'team' => $team->id ], $by );
	$s->tickets()->note( $ticket->id, new Switchboard\\Tickets\\New_Message( "Note $x", mentions: [ $us ] ), $by );
	$s->tickets()->reply( $ticket->id, new Switchboard\\Tickets\\New_Message( "Reply $x" ), $by );
	$s->queue()->run();
	$block = [ 'fields' => [ [ 'name' => 'email' ], [ 'name' => 'message', 'label' => $x, 'help' => $x ], [ 'name' => 'subject', 'example' => $x ], [ 'name' => "fields.h_$u" ], [ 'name' => 'inbox' ], [ 'name' => 'consent' ] ],
		'consentText' => $x, 'successText' => $x, 'buttonText' => $x, 'attachmentsLabel' => $x, 'borderColor' => 'x" onclick="window.attacked=1', 'style' => [ 'border' => [ 'width' => '1px;}</style><script>window.attacked=1</script>' ] ] ];
	$page = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Hostile', 'post_content' => wp_slash(
		'<!-- wp:switchboard/ticket-form ' . serialize_block_attributes( $block ) . ' /--><!-- wp:switchboard/my-tickets ' . serialize_block_attributes( [ 'heading' => $x, 'writeText' => $x ] ) . ' /-->'
	) ] );
	echo wp_json_encode( [ 'ticket' => $ticket->id, 'contact' => $contact->id, 'company' => $company->id, 'inbox' => $inbox->id, 'page' => get_permalink( $page ), 'link' => $s->ticket_links()->url( $ticket, $contact->id ) ] );
`;

test( 'hostile words run nowhere', async ( { page, browser } ) => {
	test.slow();
	const made = JSON.parse( php( FILL ) );
	const unharmed = async ( where: typeof page ) => {
		expect(
			await where.evaluate( () => ( window as any ).attacked )
		).toBeUndefined();
		await expect( where.locator( 'a[href^="javascript" i]' ) ).toHaveCount(
			0
		);
		await expect( where.locator( 'img[onerror]' ) ).toHaveCount( 0 );
	};
	await logIn( page, 'admin', 'password' );
	const screens: Array< [ string, string ] > = [
		[ `/tickets/${ made.ticket }`, 'Subject "><img' ],
		[ '/contacts', 'Ada "><img' ],
		[ `/contacts/${ made.contact }`, 'Ada "><img' ],
		[ `/companies/${ made.company }`, 'Company "><img' ],
		[ '/settings/inboxes', 'Inbox "><img' ],
		[ '/settings/tags', 'T "><img' ],
		[ '/settings/teams', 'Team "><img' ],
		[ '/settings/agents', 'Me "><img' ],
		[ '/settings/fields', '"><img' ],
		[ '/settings/statuses', '"><img' ],
	];
	for ( const [ path, words ] of screens ) {
		await open( page, path );
		await expect( page.getByText( words ).first() ).toBeAttached();
		await unharmed( page );
	}
	await page.goto( '/wp-admin/tools.php?page=demo-mail' );
	await unharmed( page );

	const visitor = await browser.newPage();
	for ( const address of [ made.link, made.page ] ) {
		await visitor.goto( address );
		await expect(
			visitor.getByText( 'Subject "><img' ).first()
		).toBeVisible();
		await unharmed( visitor );
	}
	await visitor.close();
} );
