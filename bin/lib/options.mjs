import { parseArgs } from 'node:util';
import { Explained } from './log.mjs';

/**
 * Reads the command line; an option that nobody knows is an error, not a surprise.
 *
 * @param {Object}  options          As node:util's parseArgs() wants them.
 * @param {boolean} allowPositionals Whether words without an option are welcome.
 * @return {Object} The values; the other words are in `_`.
 */
export function readOptions( options, allowPositionals = false ) {
	try {
		const { values, positionals } = parseArgs( {
			options,
			allowPositionals,
		} );
		return { ...values, _: positionals };
	} catch ( error ) {
		throw new Explained( error.message );
	}
}

const oneOf = ( option, allowed ) => ( value ) => {
	if ( ! allowed.includes( value ) ) {
		throw new Explained( `--${ option } is ${ allowed.join( ' or ' ) }` );
	}
	return value;
};

export const database = oneOf( 'db', [ 'sqlite', 'mariadb' ] );
export const flavour = oneOf( 'wp', [ 'latest', 'oldest' ] );
