import { expect, expectAccessible, logIn, php, test } from './support';

test( 'a job that was given up is removed by itself', async ( { page } ) => {
	php( `
		$services = new Switchboard\\Services( $GLOBALS['wpdb'] );
		$database = $services->database();
		$services->jobs()->settle_dead( false, 0 );
		foreach ( [ 4001, 4002 ] as $message ) {
			$database->insert( 'job', [
				'name' => 'deliver_message', 'payload' => '{"message":' . $message . '}', 'state' => 'dead',
				'last_error' => 'The mailer refused it.', 'created_at' => time(),
			] );
		}
	` );
	await logIn( page );
	await page.goto( '/wp-admin/site-health.php?tab=switchboard' );
	const row = ( message: number ) =>
		page.getByRole( 'row', { name: new RegExp( `message ${ message }` ) } );
	await expect( row( 4001 ) ).toContainText( 'The mailer refused it.' );
	await expectAccessible( page, '.health-check-body' );

	await page.getByRole( 'button', { name: /Remove.*message 4001/ } ).click();
	await expect( row( 4002 ) ).toBeVisible();
	await expect( row( 4001 ) ).toHaveCount( 0 );

	await page.getByRole( 'button', { name: 'Remove all' } ).click();
	await expect(
		page.getByRole( 'heading', { name: 'Jobs of the helpdesk' } )
	).toBeVisible();
	await expect( page.getByRole( 'button', { name: /Remove/ } ) ).toHaveCount(
		0
	);
} );
