import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { published, search } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { ListResult } from '../../api';
import { EmptyState, ErrorNotice, PaneBody, Skeleton } from '../../components';
import type { TicketView } from '../views';

interface ListStateProps {
	list: ListResult< 'ticket' >;
	view: TicketView;
	isNarrowed: boolean;
	onReset: () => void;
	/** The rows, where there are some. */
	children: ReactNode;
}

/** What stands in the place of rows: loading, failed, nothing found, nothing there. */
export function ListState( {
	list,
	view,
	isNarrowed,
	onReset,
	children,
}: ListStateProps ) {
	if ( list.records.length > 0 ) {
		return <>{ children }</>;
	}
	return (
		<PaneBody>{ inPlace( { list, view, isNarrowed, onReset } ) }</PaneBody>
	);
}

function inPlace( {
	list,
	view,
	isNarrowed,
	onReset,
}: Omit< ListStateProps, 'children' > ) {
	if ( list.isLoading ) {
		return <Skeleton rows={ 8 } />;
	}
	if ( list.error ) {
		return (
			<ErrorNotice
				message={ list.error.message }
				onRetry={ list.reload }
			/>
		);
	}
	if ( isNarrowed ) {
		return (
			<EmptyState
				icon={ search }
				title={ __( 'No ticket matches', 'switchboard' ) }
				action={
					<Button
						variant="secondary"
						size="compact"
						onClick={ onReset }
					>
						{ __( 'Show the whole view', 'switchboard' ) }
					</Button>
				}
			>
				{ __( 'Try other words or fewer filters.', 'switchboard' ) }
			</EmptyState>
		);
	}
	return (
		<EmptyState
			icon={ published }
			title={ view.empty?.title ?? __( 'Nothing here', 'switchboard' ) }
		>
			{ view.empty?.text ??
				__(
					'Tickets that belong to this view show up here by themselves.',
					'switchboard'
				) }
		</EmptyState>
	);
}
