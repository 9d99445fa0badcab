/**
 * The README's pictures.
 *
 * `user` is the log-in name of who looks (the password is `password`), a visitor without one; `prepare` waits for what must be
 * seen and opens what must be open.
 *
 * @type {{file: string, path: string, user?: string, width?: number, height?: number, prepare?: (page: Object) => Promise<void>}[]}
 */
export const pictures = [
	{
		file: 'docs/list.png',
		path: '/wp-admin/admin.php?page=switchboard',
		user: 'admin',
	},
];
