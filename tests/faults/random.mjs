/**
 * Numbers that look random and are the same for the same seed.
 *
 * @param {number} seed
 * @return {{below: (most: number) => number, chance: (share: number) => boolean, bytes: (count: number) => Buffer}} Ways to ask for them.
 */
export function randomFrom( seed ) {
	let state = seed >>> 0;
	const next = () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
	const below = ( most ) => Math.floor( next() * most );
	return {
		below,
		chance: ( share ) => next() < share,
		bytes: ( count ) =>
			Buffer.from( Array.from( { length: count }, () => below( 256 ) ) ),
	};
}
