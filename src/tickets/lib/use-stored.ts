import { useCallback, useState } from '@wordpress/element';
import { getBoot } from '../../api';

const nameOf = ( key: string ): string =>
	`switchboard-${ getBoot().me.id }-${ key }`;

/**
 * Something that this person's browser remembers; null when there is nothing or it can't be read.
 *
 * @param key Name.
 */
export function readStored< T >( key: string ): T | null {
	try {
		return JSON.parse(
			window.localStorage.getItem( nameOf( key ) ) ?? 'null'
		) as T | null;
	} catch {
		return null;
	}
}

/**
 * Lets the browser remember something; null forgets it. A full or forbidden storage is no failure.
 *
 * @param key   Name.
 * @param value Anything that JSON can hold.
 */
export function writeStored( key: string, value: unknown ): void {
	try {
		if ( value === null ) {
			window.localStorage.removeItem( nameOf( key ) );
		} else {
			window.localStorage.setItem(
				nameOf( key ),
				JSON.stringify( value )
			);
		}
	} catch {}
}

/**
 * A state that outlives the page.
 *
 * @param key   Name.
 * @param first Value at first.
 */
export function useStored< T >(
	key: string,
	first: T
): [ T, ( value: T ) => void ] {
	const [ value, setValue ] = useState< T >(
		() => readStored< T >( key ) ?? first
	);
	const store = useCallback(
		( next: T ) => {
			setValue( next );
			writeStored( key, next );
		},
		[ key ]
	);
	return [ value, store ];
}
