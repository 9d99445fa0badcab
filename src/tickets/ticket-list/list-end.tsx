import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { ErrorNotice, Skeleton } from '../../components';

interface ListEndProps {
	hasMore: boolean;
	isLoading: boolean;
	hasFailed: boolean;
	count: number;
	onMore: () => void;
}

/** Below the last row: the next page by itself, by a button, or why it didn't come. */
export function ListEnd( {
	hasMore,
	isLoading,
	hasFailed,
	count,
	onMore,
}: ListEndProps ) {
	return (
		<div className="switchboard-list__end">
			<span className="screen-reader-text" aria-live="polite">
				{ sprintf(
					/* translators: %d: tickets. */
					_n(
						'%d ticket loaded.',
						'%d tickets loaded.',
						count,
						'switchboard'
					),
					count
				) }
			</span>
			{ isLoading && <Skeleton rows={ 2 } /> }
			{ hasFailed && (
				<ErrorNotice
					message={ __(
						'The next tickets could not be loaded.',
						'switchboard'
					) }
					onRetry={ onMore }
				/>
			) }
			{ hasMore && ! isLoading && ! hasFailed && (
				<Button
					variant="tertiary"
					size="compact"
					className="switchboard-list__more"
					onClick={ onMore }
				>
					{ __( 'Show more', 'switchboard' ) }
				</Button>
			) }
		</div>
	);
}
