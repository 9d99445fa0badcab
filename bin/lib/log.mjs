/* eslint-disable no-console */
const tty = process.stdout.isTTY;
const colour = tty && ! process.env.NO_COLOR;
const paint = ( code, text ) =>
	colour ? `\x1b[${ code }m${ text }\x1b[0m` : text;

export const bold = ( text ) => paint( 1, text );
export const red = ( text ) => paint( 31, text );
export const green = ( text ) => paint( 32, text );

export const say = ( text = '' ) => console.log( text );
export const heading = ( text ) => say( `\n${ bold( `▶ ${ text }` ) }` );
export const warn = ( text ) => console.error( paint( 33, text ) );

export const seconds = ( since ) =>
	`${ ( ( Date.now() - since ) / 1000 ).toFixed( 1 ) } s`;
const whole = ( since ) => `${ Math.round( ( Date.now() - since ) / 1000 ) } s`;

/**
 * Runs one piece of work with a line that says what it was and how long it took.
 *
 * @template T
 * @param {string}           title       What is being done.
 * @param {() => Promise<T>} work        Does it.
 * @param {Object}           options
 * @param {boolean}          options.own Whether the work itself writes on the terminal how far it is.
 * @param {string}           options.how How long it takes, where that is long.
 * @return {Promise<T>} What the work returned.
 */
export async function step( title, work, { own = false, how = '' } = {} ) {
	const started = Date.now();
	const name = `  … ${ title }${ how && ` (${ how })` }`;
	// What takes long is named while it lasts; on a terminal the seconds count, and the last word is written over it.
	const counts = tty && ! own;
	const slow = setInterval( () => {
		if ( counts ) {
			process.stdout.write( `${ name } ${ whole( started ) }\x1b[K\r` );
		} else {
			clearInterval( slow );
			process.stdout.write( `${ name }${ tty ? '\r' : '\n' }` );
		}
	}, 1000 );
	try {
		const result = await work().finally( () => {
			clearInterval( slow );
			process.stdout.write( tty ? '\x1b[K' : '' );
		} );
		say( `  ${ green( '✓' ) } ${ title } (${ seconds( started ) })` );
		return result;
	} catch ( error ) {
		say( `  ${ red( '✗' ) } ${ title } (${ seconds( started ) })` );
		throw error;
	}
}

/** A failure that its message explains: printed without a stack. */
export class Explained extends Error {}

/**
 * The outermost call of a command.
 *
 * @param {() => Promise<void>} command
 */
export async function main( command ) {
	try {
		await command();
	} catch ( error ) {
		console.error(
			red( error instanceof Explained ? error.message : error.stack )
		);
		process.exitCode = 1;
	}
}
