import { useEffect, useState } from '@wordpress/element';
import { fetchPage, isAborted } from '../../api';
import type { Item } from '../../api';

const PAUSE = 250;

/**
 * People or companies that are found by some words, once the person stops typing.
 *
 * @param noun  What is looked for.
 * @param words What is typed; nothing finds the first ones.
 */
export function useFound< N extends 'company' | 'contact' >(
	noun: N,
	words: string
): Item< N >[] {
	const [ found, setFound ] = useState< Item< N >[] >( [] );
	useEffect( () => {
		const abort = new AbortController();
		const timer = window.setTimeout( () => {
			fetchPage(
				noun,
				{ per_page: 20, search: words.trim() || undefined },
				abort.signal
			).then(
				( { items } ) => setFound( items ),
				// The list stays as it is; typing on asks again.
				( thrown ) => isAborted( thrown )
			);
		}, PAUSE );
		return () => {
			window.clearTimeout( timer );
			abort.abort();
		};
	}, [ noun, words ] );
	return found;
}
