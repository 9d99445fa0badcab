import { useEffect, useState } from '@wordpress/element';
import { fetchPage, isAborted } from '../../api';
import type { Contact } from '../../api';

const PAUSE = 250;
const MOST = 6;

interface ContactSearch {
	text: string;
	setText: ( text: string ) => void;
	found: Contact[];
}

/** Contacts that fit what is typed; an answer that comes too late is dropped. */
export function useContactSearch(): ContactSearch {
	const [ text, setText ] = useState( '' );
	const [ found, setFound ] = useState< Contact[] >( [] );
	useEffect( () => {
		const search = text.trim();
		if ( search === '' ) {
			setFound( [] );
			return undefined;
		}
		const stop = new AbortController();
		const timer = window.setTimeout( () => {
			fetchPage(
				'contact',
				{ search, per_page: MOST },
				stop.signal
			).then(
				( { items } ) => setFound( items ),
				( thrown ) => isAborted( thrown ) || setFound( [] )
			);
		}, PAUSE );
		return () => {
			window.clearTimeout( timer );
			stop.abort();
		};
	}, [ text ] );
	return { text, setText, found };
}
