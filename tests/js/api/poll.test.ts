import { startPoll } from '../../../src/api/poll';

let visibility: DocumentVisibilityState;

beforeEach( () => {
	jest.useFakeTimers();
	visibility = 'visible';
	Object.defineProperty( document, 'visibilityState', {
		configurable: true,
		get: () => visibility,
	} );
} );

afterEach( () => jest.useRealTimers() );

const seconds = ( count: number ) =>
	jest.advanceTimersByTimeAsync( count * 1000 );

it( 'asks every five seconds, and every thirty while it is hidden', async () => {
	const ask = jest.fn().mockResolvedValue( undefined );
	const stop = startPoll( { ask, visible: 5, hidden: 30 } );
	await seconds( 11 );
	expect( ask ).toHaveBeenCalledTimes( 2 );
	visibility = 'hidden';
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	await seconds( 29 );
	expect( ask ).toHaveBeenCalledTimes( 2 );
	await seconds( 2 );
	expect( ask ).toHaveBeenCalledTimes( 3 );
	stop();
	await seconds( 100 );
	expect( ask ).toHaveBeenCalledTimes( 3 );
} );

it( 'asks at once when the window gets the focus', async () => {
	const ask = jest.fn().mockResolvedValue( undefined );
	const stop = startPoll( { ask, visible: 5, hidden: 30 } );
	window.dispatchEvent( new Event( 'focus' ) );
	expect( ask ).toHaveBeenCalledTimes( 1 );
	stop();
} );

it( 'asks ever less often while answers are errors', async () => {
	const ask = jest.fn().mockRejectedValue( new Error( 'no' ) );
	const stop = startPoll( { ask, visible: 5, hidden: 30 } );
	await seconds( 5 );
	expect( ask ).toHaveBeenCalledTimes( 1 );
	await seconds( 9 );
	expect( ask ).toHaveBeenCalledTimes( 1 );
	await seconds( 1 );
	expect( ask ).toHaveBeenCalledTimes( 2 );
	await seconds( 20 );
	expect( ask ).toHaveBeenCalledTimes( 3 );
	ask.mockResolvedValue( undefined );
	await seconds( 40 );
	expect( ask ).toHaveBeenCalledTimes( 4 );
	await seconds( 5 );
	expect( ask ).toHaveBeenCalledTimes( 5 );
	stop();
} );
