import { fill, formatSize } from '../../../../blocks/shared/format';

describe( 'fill', () => {
	it( 'puts values in by order and by number', () => {
		expect( fill( '%s of %s', 1, 2 ) ).toBe( '1 of 2' );
		expect( fill( '%2$s before %1$s', 'a', 'b' ) ).toBe( 'b before a' );
		expect( fill( '%d things', 3 ) ).toBe( '3 things' );
		expect( fill( 'only %s' ) ).toBe( 'only ' );
	} );

	it( 'does not read what is put in', () => {
		expect( fill( '%s', '%s %1$s' ) ).toBe( '%s %1$s' );
	} );
} );

describe( 'formatSize', () => {
	it.each( [
		[ 0, '0 B' ],
		[ 78, '78 B' ],
		[ 2048, '2 KB' ],
		[ 2.1 * 1024 ** 2, '2.1 MB' ],
		[ 412 * 1024 ** 2, '412 MB' ],
		[ 1.5 * 1024 ** 4, '1,536 GB' ],
	] )( '%d bytes', ( bytes, text ) => {
		expect( formatSize( bytes, 'en' ) ).toBe( text );
	} );
} );
