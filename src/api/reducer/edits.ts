import type { Action, State } from '../state';

export function edits(
	state: State[ 'edits' ] = {},
	action: Action
): State[ 'edits' ] {
	switch ( action.type ) {
		case 'START_EDIT': {
			const before = state[ action.id ] ?? [];
			return { ...state, [ action.id ]: [ ...before, action.edit ] };
		}
		case 'END_EDIT': {
			const { [ action.id ]: before = [], ...others } = state;
			const left = before.filter( ( { key } ) => key !== action.key );
			return left.length > 0
				? { ...others, [ action.id ]: left }
				: others;
		}
	}
	return state;
}
