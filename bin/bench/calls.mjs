/**
 * The calls that are timed.
 *
 * `as` is the log-in name of a user that load.php made; `limit` is how many times the floor a call may take; `body` is called for
 * each round, so that nothing is sent twice.
 *
 * @param {Object} data What load.php printed.
 * @return {{name: string, as: string, method: string, path: string, limit: number, body?: (round: number) => Object}[]} Calls.
 */
export const calls = ( data ) => [
	{
		name: `users of ${ data.tickets } tickets`,
		as: 'admin',
		method: 'GET',
		path: '/wp/v2/users',
		limit: 1.3,
	},
];
