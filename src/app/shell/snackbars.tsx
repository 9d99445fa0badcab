import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import type { ComponentProps } from 'react';
import { store as noticesStore } from '@wordpress/notices';

type Snacks = ComponentProps< typeof SnackbarList >[ 'notices' ];

// What went well, said for a moment. Trouble never comes this way: it stands where it happened.
export function Snackbars() {
	const notices = useSelect(
		( select ) =>
			select(
				noticesStore
			).getNotices() as unknown as ( Snacks[ number ] & {
				type: string;
			} )[],
		[]
	);
	const { removeNotice } = useDispatch( noticesStore );
	return (
		<SnackbarList
			className="switchboard-shell__snackbars"
			notices={ notices.filter( ( { type } ) => type === 'snackbar' ) }
			onRemove={ removeNotice }
		/>
	);
}
