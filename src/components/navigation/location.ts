import { useSyncExternalStore } from '@wordpress/element';

export interface AppLocation {
	/** Such as `/tickets/12`. */
	path: string;
	query: URLSearchParams;
}

const CHANGED = 'switchboard:navigate';
const HOME = '/tickets';

let known: { search: string; location: AppLocation } | null = null;

function read(): AppLocation {
	const { search } = window.location;
	if ( known?.search !== search ) {
		const full = new URLSearchParams( search ).get( 'path' ) || HOME;
		const [ path = HOME, query = '' ] = full.split( /\?(.*)/s );
		known = {
			search,
			location: { path, query: new URLSearchParams( query ) },
		};
	}
	return known.location;
}

function subscribe( listen: () => void ): () => void {
	window.addEventListener( 'popstate', listen );
	window.addEventListener( CHANGED, listen );
	return () => {
		window.removeEventListener( 'popstate', listen );
		window.removeEventListener( CHANGED, listen );
	};
}

/** Where the app is. */
export const useLocation = (): AppLocation =>
	useSyncExternalStore( subscribe, read );

/**
 * The address of a place in the app.
 *
 * @param path Such as `/tickets/12?view=mine`.
 */
export function hrefOf( path: string ): string {
	const url = new URL( window.location.href );
	url.search = '';
	url.hash = '';
	url.searchParams.set( 'page', 'switchboard' );
	url.searchParams.set( 'path', path );
	return url.toString();
}

type LeaveGuard = ( go: () => void ) => void;

let guard: LeaveGuard | null = null;
let stayAt = '';

/**
 * Asks before the place is left: while a guard is set, it is called instead of leaving, with what would leave.
 *
 * @param next Guard, or null for none.
 */
export function setLeaveGuard( next: LeaveGuard | null ): void {
	guard = next;
	stayAt = window.location.href;
}

function go( href: string, replace = false ): void {
	if ( replace ) {
		window.history.replaceState( null, '', href );
	} else if ( href !== window.location.href ) {
		window.history.pushState( null, '', href );
	}
	window.dispatchEvent( new Event( CHANGED ) );
}

function askGuard( href: string, replace = false ): boolean {
	if ( ! guard || href === stayAt ) {
		return false;
	}
	guard( () => {
		guard = null;
		go( href, replace );
	} );
	return true;
}

// The back button has already changed the address: it is put back before anyone hears of it.
window.addEventListener( 'popstate', ( event ) => {
	const { href } = window.location;
	if ( guard && href !== stayAt ) {
		event.stopImmediatePropagation();
		window.history.pushState( null, '', stayAt );
		askGuard( href );
	}
} );

/**
 * Goes to a place in the app.
 *
 * @param path            Such as `/tickets/12?view=mine`.
 * @param options
 * @param options.replace The back button forgets where we are now.
 */
export function navigate(
	path: string,
	options: { replace?: boolean } = {}
): void {
	const href = hrefOf( path );
	if ( ! askGuard( href, options.replace ) ) {
		go( href, options.replace );
	}
}
