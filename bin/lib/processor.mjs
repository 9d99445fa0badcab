import { readFileSync, readdirSync } from 'node:fs';

const read = ( path ) => {
	try {
		return readFileSync( path, 'utf8' );
	} catch {
		// The process has ended, or this is no Linux.
		return '';
	}
};

/**
 * Finds the processes that serve a site: those that name its folder, and their children.
 *
 * @param {string} dir The site's folder.
 * @return {number[]} Process ids; none where there is no /proc.
 */
export function servers( dir ) {
	let all = [];
	try {
		all = readdirSync( '/proc' ).filter( ( name ) => /^\d+$/.test( name ) );
	} catch {
		return [];
	}
	const heads = all.filter(
		( pid ) =>
			pid !== String( process.pid ) &&
			read( `/proc/${ pid }/cmdline` ).includes( `${ dir }/` )
	);
	const children = all.filter( ( pid ) =>
		heads.includes(
			read( `/proc/${ pid }/stat` )
				.replace( /^.*\) \S+ /, '' )
				.split( ' ' )[ 0 ]
		)
	);
	return [ ...new Set( [ ...heads, ...children ] ) ];
}

/**
 * How long processes have run on a processor so far: unlike the time on the clock, it doesn't grow when others want it too.
 *
 * @param {number[]} pids
 * @return {number} Milliseconds.
 */
export function spent( pids ) {
	let nanoseconds = 0;
	for ( const pid of pids ) {
		let tasks = [];
		try {
			tasks = readdirSync( `/proc/${ pid }/task` );
		} catch {
			continue;
		}
		for ( const task of tasks ) {
			nanoseconds += Number(
				read( `/proc/${ pid }/task/${ task }/schedstat` ).split(
					' '
				)[ 0 ]
			);
		}
	}
	return nanoseconds / 1e6;
}
