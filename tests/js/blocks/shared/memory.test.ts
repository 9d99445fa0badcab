import { Memory, randomHex } from '../../../../blocks/shared/memory';

describe( 'Memory', () => {
	it( 'keeps and forgets', () => {
		const memory = new Memory< { a: number } >( 'localStorage', 'test' );
		expect( memory.read() ).toBeNull();
		expect( memory.write( { a: 1 } ) ).toBe( true );
		expect( memory.read() ).toEqual( { a: 1 } );
		memory.forget();
		expect( memory.read() ).toBeNull();
	} );

	it( 'survives rubbish and a browser that keeps nothing', () => {
		const memory = new Memory( 'localStorage', 'test' );
		localStorage.setItem( 'switchboard:test', '{broken' );
		expect( memory.read() ).toBeNull();
		const spy = jest
			.spyOn( Storage.prototype, 'setItem' )
			.mockImplementation( () => {
				throw new Error( 'QuotaExceededError' );
			} );
		expect( memory.write( 1 ) ).toBe( false );
		spy.mockRestore();
	} );
} );

it( 'makes secrets of the length that the server wants', () => {
	expect( randomHex() ).toMatch( /^[0-9a-f]{32}$/ );
	expect( randomHex() ).not.toBe( randomHex() );
} );
