import { spawn, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { Explained } from './log.mjs';

/** Programs that run now. */
const groups = new Set();

/**
 * Starts a program as the head of a process group: `php -S` and npm leave their own children behind when only they are killed.
 *
 * @param {string}   program
 * @param {string[]} args
 * @param {Object}   options As for spawn.
 * @return {{child: Object, exited: Promise<number>, running: () => boolean, stop: () => Promise<void>}} The group.
 */
function group( program, args, options ) {
	const child = spawn( program, args, { ...options, detached: true } );
	const kill = ( signal ) => {
		try {
			process.kill( -child.pid, signal );
		} catch {
			// The group is gone already.
		}
	};
	const exited = new Promise( ( resolve, reject ) => {
		child.on( 'error', reject );
		child.on( 'close', ( code ) => resolve( code ?? 1 ) );
	} ).finally( () => groups.delete( started ) );
	const started = {
		child,
		kill,
		exited,
		running: () => child.exitCode === null && child.signalCode === null,
		async stop() {
			kill( 'SIGTERM' );
			const patience = setTimeout( () => kill( 'SIGKILL' ), 10_000 );
			await exited.catch( () => {} );
			clearTimeout( patience );
			// Its head ended; no worker may outlive it.
			kill( 'SIGKILL' );
		},
	};
	groups.add( started );
	return started;
}

/**
 * Runs a program to its end.
 *
 * @param {string}   program
 * @param {string[]} args
 * @param {Object}   options         As for spawn, and:
 * @param {boolean}  options.quiet   Collect the output and show it only on failure.
 * @param {boolean}  options.allowed Return a non-zero exit code instead of throwing.
 * @return {Promise<{code: number, output: string}>} Exit code and, if it was quiet, what was printed.
 */
export async function run( program, args = [], options = {} ) {
	const { quiet = false, allowed = false, ...rest } = options;
	const out = quiet ? 'pipe' : 'inherit';
	const { child, exited } = group( program, args, {
		stdio: [ 'ignore', out, out ],
		...rest,
	} );
	let output = '';
	for ( const stream of [ child.stdout, child.stderr ] ) {
		stream?.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			output += text;
		} );
	}
	const code = await exited;
	if ( code !== 0 && ! allowed ) {
		throw new Explained(
			`${ program } ${ args.join( ' ' ) } failed.\n${ output.slice( -4000 ) }`
		);
	}
	return { code, output };
}

/**
 * Starts a server.
 *
 * @param {string}   program
 * @param {string[]} args
 * @param {Object}   options     As for spawn, and:
 * @param {string}   options.log File that takes its output.
 * @return {Object} As group() gives it.
 */
export function start( program, args, { log, ...options } ) {
	const file = openSync( log, 'a' );
	return group( program, args, {
		stdio: [ 'ignore', file, file ],
		...options,
	} );
}

export const stopAll = () =>
	Promise.all( [ ...groups ].map( ( each ) => each.stop() ) );

/**
 * The path of a program, or nothing.
 *
 * @param {string} program
 * @return {string} Path.
 */
export const which = ( program ) =>
	spawnSync( 'sh', [ '-c', `command -v ${ program }` ], {
		encoding: 'utf8',
	} ).stdout.trim();

/**
 * Waits until a condition holds.
 *
 * @param {() => Promise<boolean>|boolean} condition
 * @param {number}                         timeout   In milliseconds.
 * @return {Promise<boolean>} Whether it came true in time.
 */
export async function until( condition, timeout ) {
	const end = Date.now() + timeout;
	while ( Date.now() < end ) {
		if ( await condition() ) {
			return true;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	return false;
}

let leaving = false;
async function leave( code ) {
	if ( ! leaving ) {
		leaving = true;
		await stopAll();
		process.exit( code );
	}
}
for ( const [ signal, code ] of [
	[ 'SIGINT', 130 ],
	[ 'SIGTERM', 143 ],
	[ 'SIGHUP', 129 ],
] ) {
	process.on( signal, () => leave( code ) );
}
process.on( 'exit', () =>
	groups.forEach( ( each ) => each.kill( 'SIGKILL' ) )
);

// A signal to npm kills the shell between npm and us, and nobody tells us.
const parent = process.ppid;
if ( process.env.npm_lifecycle_event ) {
	setInterval( () => process.ppid === parent || leave( 143 ), 500 ).unref();
}
