import { expect, expectAccessible, logIn, test } from './support';
import { APP, makeTicket, open, rows } from './support/agent';

test.beforeEach( async ( { page } ) => {
	await logIn( page );
	await open( page );
	await expect( rows( page ).first() ).toBeVisible();
} );

test( 'views show their tickets, each by a link that can be sent', async ( {
	page,
} ) => {
	await expectAccessible( page, APP );
	const views = page.getByRole( 'navigation', { name: 'Views' } );
	await views.getByRole( 'link', { name: /^Solved/ } ).click();
	await expect( page ).toHaveURL( /view%3Dsolved/ );
	await expect(
		page.getByRole( 'heading', { name: 'Solved', level: 2 } )
	).toBeVisible();
	await rows( page ).first().click();
	await expect( page ).toHaveURL( /tickets%2F\d+%3Fview%3Dsolved/ );
	const address = page.url();
	await page.goBack();
	await expect( page ).not.toHaveURL( /tickets%2F\d/ );
	await page.goto( address );
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toBeVisible();
	await expect( page ).toHaveTitle( /#\d+ ‹ Switchboard/ );
} );

test( 'goes on by itself, further than it draws', async ( { page } ) => {
	await open( page, '/tickets?view=closed' );
	await expect( rows( page ).first() ).toBeVisible();
	const list = page.locator( '.switchboard-list' );
	const before = await list.evaluate( ( { scrollHeight } ) => scrollHeight );
	await expect
		.poll( async () => {
			await list.evaluate( ( element ) =>
				element.scrollTo( 0, element.scrollHeight )
			);
			return list.evaluate( ( { scrollHeight } ) => scrollHeight );
		} )
		.toBeGreaterThan( before );
	expect( await rows( page ).count() ).toBeLessThan( 60 );
} );

test( 'is used with the keyboard alone', async ( { page } ) => {
	await page.keyboard.press( 'j' );
	await expect( rows( page ).nth( 0 ) ).toBeFocused();
	await page.keyboard.press( 'j' );
	await page.keyboard.press( 'ArrowDown' );
	await expect( rows( page ).nth( 2 ) ).toBeFocused();
	await page.keyboard.press( 'k' );
	await expect( rows( page ).nth( 1 ) ).toBeFocused();
	await page.keyboard.press( 'x' );
	await expect( page.getByText( '1 selected' ) ).toBeVisible();
	await page.keyboard.press( 'x' );
	await expect( page.getByText( '1 selected' ) ).toBeHidden();
	await page.keyboard.press( 'Enter' );
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toBeFocused();
	await page.keyboard.press( 'Escape' );
	await expect( rows( page ).nth( 1 ) ).toBeFocused();
	await page.keyboard.press( '/' );
	await expect(
		page.getByRole( 'searchbox', { name: 'Search in this view' } )
	).toBeFocused();
} );

test( 'finds by number and words, narrows by filters and keeps them as a view', async ( {
	page,
} ) => {
	const subject = `Ash glaze ${ Date.now() }`;
	const { number } = await makeTicket( page, subject, {
		priority: 'urgent',
	} );
	const search = page.getByRole( 'searchbox', {
		name: 'Search in this view',
	} );
	await search.fill( `#${ number }` );
	await expect( rows( page ) ).toHaveCount( 1 );
	await search.fill( subject );
	await expect( rows( page ) ).toHaveCount( 1 );
	await search.fill( 'nothing like this anywhere' );
	await expect( page.getByText( 'No ticket matches' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Show the whole view' } ).click();
	await expect( search ).toHaveValue( '' );

	await page.getByRole( 'button', { name: 'Filter', exact: true } ).click();
	await expectAccessible( page, APP );
	await page.getByRole( 'option', { name: 'Priority' } ).click();
	await page.getByRole( 'option', { name: 'Urgent' } ).click();
	await page.keyboard.press( 'Escape' );
	await expect(
		page.getByRole( 'button', { name: 'Priority is Urgent' } )
	).toBeVisible();
	await expect( page ).toHaveURL( /priority%3Durgent/ );
	await expect( page.getByText( subject ) ).toBeVisible();

	await page.getByRole( 'button', { name: 'Save view' } ).click();
	const name = `Urgent ones ${ Date.now() }`;
	await page.getByLabel( 'Name of the view' ).fill( name );
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'navigation' ).getByRole( 'link', { name } )
	).toHaveAttribute( 'aria-current', 'page' );
	await page.reload();
	await expect( page.getByText( subject ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'View options' } ).click();
	await page.getByRole( 'menuitem', { name: 'Delete this view' } ).click();
	await expect(
		page.getByRole( 'navigation' ).getByRole( 'link', { name } )
	).toHaveCount( 0 );
} );

test( 'changes many at once', async ( { page } ) => {
	const stamp = `Bulk ${ Date.now() }`;
	for ( const which of [ 'one', 'two', 'three' ] ) {
		await makeTicket( page, `${ stamp } ${ which }` );
	}
	await page
		.getByRole( 'searchbox', { name: 'Search in this view' } )
		.fill( stamp );
	await expect( rows( page ) ).toHaveCount( 3 );
	await page.keyboard.press( 'Escape' );
	await page
		.getByRole( 'searchbox', { name: 'Search in this view' } )
		.fill( stamp );
	await expect( rows( page ) ).toHaveCount( 3 );
	await rows( page ).first().hover();
	await page.getByRole( 'checkbox' ).first().click();
	await page
		.getByRole( 'checkbox' )
		.nth( 2 )
		.click( { modifiers: [ 'Shift' ] } );
	await expect( page.getByText( '3 selected' ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Status', exact: true } ).click();
	await page.getByRole( 'option', { name: 'Solved' } ).click();
	await expect( page.getByText( '3 selected' ) ).toBeHidden();
	await open( page, '/tickets?view=solved' );
	await expect( page.getByText( new RegExp( `^${ stamp }` ) ) ).toHaveCount(
		3
	);
} );

test( 'a new ticket comes in without reloading, and the row under the pointer stays', async ( {
	page,
	browser,
} ) => {
	await open( page, '/tickets?view=open&sort=created&order=desc' );
	await expect( rows( page ).nth( 3 ) ).toBeVisible();
	const row = rows( page ).nth( 2 );
	const name = await row.getAttribute( 'data-ticket' );
	await row.hover();
	const before = await row.boundingBox();

	const other = await ( await browser.newContext() ).newPage();
	await logIn( other );
	await open( other );
	await expect( rows( other ).first() ).toBeVisible();
	const { id } = await makeTicket( other, `Just in ${ Date.now() }` );

	await expect( page.locator( `[data-ticket="${ id }"]` ) ).toBeAttached( {
		timeout: 15_000,
	} );
	const after = await page
		.locator( `[data-ticket="${ name }"]` )
		.boundingBox();
	expect( after?.y ).toBeCloseTo( before?.y ?? 0, 0 );
} );

test( 'on a phone one pane after the other', async ( { page } ) => {
	await page.setViewportSize( { width: 390, height: 844 } );
	await open( page );
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Views' } ).click();
	await page.getByRole( 'link', { name: /^All open/ } ).click();
	await expect(
		page.getByRole( 'heading', { name: 'All open' } )
	).toBeVisible();
	await rows( page ).first().click();
	await expect( rows( page ).first() ).toBeHidden();
	await expect( page.getByRole( 'heading', { level: 1 } ) ).toBeVisible();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Reply', exact: true } ).click();
	await expect(
		page.getByRole( 'textbox', { name: 'Text of the reply' } )
	).toBeFocused();
	await expectAccessible( page, APP );
	await page.getByRole( 'button', { name: 'Close' } ).click();
	await page.getByRole( 'button', { name: 'Back to the list' } ).click();
	await expect( rows( page ).first() ).toBeVisible();
	const overflow = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		);
	await page.setViewportSize( { width: 320, height: 640 } );
	expect( await overflow() ).toBe( 0 );
} );
