import { useEffect } from '@wordpress/element';

const idle = ( run: () => void ): void => {
	if ( 'requestIdleCallback' in window ) {
		window.requestIdleCallback( run, { timeout: 4000 } );
	} else {
		globalThis.setTimeout( run, 1500 );
	}
};

/**
 * Fetches a part of the app while nothing else is to do, so that it is there at the first click.
 *
 * @param load Its import.
 */
export function usePreload( load: () => Promise< unknown > ): void {
	useEffect( () => idle( () => void load().catch( () => {} ) ), [ load ] );
}
