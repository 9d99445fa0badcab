import { useDispatch } from '@wordpress/data';
import { useCallback } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';

/** Says that something went well: a snackbar, which screen readers hear too. */
export function useSay(): ( sentence: string ) => void {
	const { createSuccessNotice } = useDispatch( noticesStore );
	return useCallback(
		( sentence ) =>
			void createSuccessNotice( sentence, { type: 'snackbar' } ),
		[ createSuccessNotice ]
	);
}
