import { useEffect, useState } from '@wordpress/element';
import { fetchAgentCandidates, isAborted } from '../../api';
import type { ApiError, Candidate } from '../../api';

const PAUSE = 250;

export interface Candidates {
	/** Null until the first answer. */
	found: Candidate[] | null;
	error: string | null;
}

/**
 * WordPress users that could become agents.
 *
 * @param words What is searched; nothing gives the first ones.
 */
export function useCandidates( words: string ): Candidates {
	const [ state, setState ] = useState< Candidates >( {
		found: null,
		error: null,
	} );
	useEffect( () => {
		const abort = new AbortController();
		const timer = window.setTimeout( () => {
			fetchAgentCandidates( words.trim(), abort.signal ).then(
				( found ) => setState( { found, error: null } ),
				( thrown: ApiError ) =>
					isAborted( thrown ) ||
					setState( { found: null, error: thrown.message } )
			);
		}, PAUSE );
		return () => {
			window.clearTimeout( timer );
			abort.abort();
		};
	}, [ words ] );
	return state;
}
