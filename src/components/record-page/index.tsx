import { __ } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { ReactElement } from 'react';
import { EmptyState } from '../empty-state';
import { Link } from '../navigation';
import { ErrorNotice } from '../notice';
import { Page } from '../page';
import type { Crumb } from '../page';
import { Skeleton } from '../skeleton';

interface RecordPageProps< T > {
	record: T | undefined;
	error: { message: string; status: number } | null;
	retry: () => void;
	/** The list it belongs to. */
	crumb: Crumb;
	children: ( record: T ) => ReactElement;
}

// The page of a record that may still be on its way, gone, or out of reach.
export function RecordPage< T >( {
	record,
	error,
	retry,
	crumb,
	children,
}: RecordPageProps< T > ) {
	if ( record ) {
		return children( record );
	}
	if ( ! error ) {
		return (
			<Page title={ crumb.label } crumb={ crumb }>
				<Skeleton rows={ 4 } />
			</Page>
		);
	}
	return (
		<Page title={ crumb.label } crumb={ crumb } isWide>
			{ error.status === 404 ? (
				<EmptyState
					icon={ caution }
					title={ __( 'This is not here', 'switchboard' ) }
					action={
						<Link to={ crumb.to }>
							{ __( 'Back to the list', 'switchboard' ) }
						</Link>
					}
				>
					{ __(
						'It may have been deleted, or the address is wrong.',
						'switchboard'
					) }
				</EmptyState>
			) : (
				<ErrorNotice message={ error.message } onRetry={ retry } />
			) }
		</Page>
	);
}
