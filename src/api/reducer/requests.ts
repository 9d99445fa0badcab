import type { Action, State } from '../state';

export function requests(
	state: State[ 'requests' ] = {},
	action: Action
): State[ 'requests' ] {
	switch ( action.type ) {
		case 'START_REQUEST':
			return { ...state, [ action.key ]: { state: 'loading' } };
		case 'FAIL_REQUEST':
			return {
				...state,
				[ action.key ]: { state: 'failed', error: action.error },
			};
		case 'FINISH_REQUEST': {
			const { [ action.key ]: finished, ...left } = state;
			return finished ? left : state;
		}
	}
	return state;
}
