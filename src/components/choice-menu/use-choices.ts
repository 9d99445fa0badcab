import { useEffect, useMemo, useState } from '@wordpress/element';
import type { KeyboardEvent } from 'react';
import type { Choice } from './types';

export interface Choices {
	shown: Choice[];
	active: number;
	setActive: ( index: number ) => void;
	search: string;
	setSearch: ( search: string ) => void;
	onKeyDown: ( event: KeyboardEvent ) => void;
}

const STEPS: Record< string, ( index: number, last: number ) => number > = {
	ArrowDown: ( index, last ) => ( index >= last ? 0 : index + 1 ),
	ArrowUp: ( index, last ) => ( index <= 0 ? last : index - 1 ),
	Home: () => 0,
	End: ( _, last ) => last,
};

const fold = ( text: string ): string =>
	text.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLocaleLowerCase();

/**
 * Search and keyboard of a list of choices.
 *
 * @param choices  All choices.
 * @param selected Value that is active at first.
 * @param onPick   Called with a choice, or with null for what was typed and isn't there.
 */
export function useChoices(
	choices: Choice[],
	selected: string | undefined,
	onPick: ( choice: Choice | null ) => void
): Choices {
	const [ search, setSearch ] = useState( '' );
	const [ active, setActive ] = useState( () =>
		Math.max(
			0,
			choices.findIndex( ( { value } ) => value === selected )
		)
	);
	const shown = useMemo( () => {
		const wanted = fold( search.trim() );
		return wanted === ''
			? choices
			: choices.filter( ( { label, hint } ) =>
					fold( `${ label } ${ hint ?? '' }` ).includes( wanted )
				);
	}, [ choices, search ] );

	useEffect( () => {
		if ( search !== '' ) {
			setActive( 0 );
		}
	}, [ search ] );

	const onKeyDown = ( event: KeyboardEvent ) => {
		const step = STEPS[ event.key ];
		if ( step && shown.length > 0 ) {
			event.preventDefault();
			setActive( step( active, shown.length - 1 ) );
		} else if (
			event.key === 'Enter' ||
			( event.key === ' ' && ! isTyping( event ) )
		) {
			event.preventDefault();
			onPick( shown[ active ] ?? null );
		} else if ( event.key.length === 1 && ! isTyping( event ) ) {
			const index = shown.findIndex( ( { label } ) =>
				fold( label ).startsWith( fold( event.key ) )
			);
			if ( index !== -1 ) {
				setActive( index );
			}
		}
	};
	return { shown, active, setActive, search, setSearch, onKeyDown };
}

const isTyping = ( { target }: KeyboardEvent ): boolean =>
	target instanceof HTMLInputElement;
