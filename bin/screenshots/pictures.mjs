/**
 * The README's pictures.
 *
 * `user` is the log-in name of who looks (the password is `password`), a visitor without one; `prepare` waits for what must be
 * seen and opens what must be open.
 *
 * @type {{file: string, path: string, user?: string, width?: number, height?: number, prepare?: (page: Object) => Promise<void>}[]}
 */
const app = '/wp-admin/admin.php?page=switchboard';

const openTicket = async ( page ) => {
	await page.getByText( 'Two rice bowls arrived chipped' ).first().click();
	// The list shows the beginning of it too.
	await page
		.locator( '.switchboard-message', {
			hasText: 'It says 2609-B on both.',
		} )
		.waitFor();
};

export const pictures = [
	{
		file: '.wordpress-org/screenshot-1.png',
		path: app,
		user: 'admin',
		prepare: async ( page ) => {
			await openTicket( page );
			await page.getByText( 'Other tickets' ).waitFor();
		},
	},
	{
		file: '.wordpress-org/screenshot-2.png',
		path: '/write-to-us/',
	},
	{
		file: '.wordpress-org/screenshot-3.png',
		path: '/my-tickets/',
		user: 'priya',
		prepare: async ( page ) => {
			const photo = page.locator( '.switchboard-message__files img' );
			await photo.first().evaluate( ( image ) => image.decode() );
		},
	},
	{
		file: '.wordpress-org/screenshot-4.png',
		path: `${ app }&path=%2Fsettings%2Finboxes%2F1`,
		user: 'admin',
		prepare: async ( page ) => {
			await page.getByRole( 'button', { name: 'Save' } ).waitFor();
		},
	},
	{
		file: '.wordpress-org/screenshot-5.png',
		path: app,
		user: 'admin',
		width: 390,
		height: 844,
		prepare: openTicket,
	},
];
