import { createHash } from 'node:crypto';

/**
 * Numbers that look random and are the same for the same seed.
 *
 * @param {string} seed
 * @return {{below: (most: number) => number, chance: (share: number) => boolean, bytes: (count: number) => Buffer}} Ways to ask for them.
 */
export function randomFrom( seed ) {
	let asked = 0;
	const digest = () =>
		createHash( 'sha256' ).update( `${ seed }:${ asked++ }` ).digest();
	const next = () => digest().readUInt32BE() / 2 ** 32;
	return {
		below: ( most ) => Math.floor( next() * most ),
		chance: ( share ) => next() < share,
		bytes: ( count ) =>
			Buffer.concat(
				Array.from( { length: Math.ceil( count / 32 ) }, digest )
			).subarray( 0, count ),
	};
}
