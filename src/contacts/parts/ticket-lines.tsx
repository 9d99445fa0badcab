import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useAll, useList } from '../../api';
import type { Status, Ticket, TicketList } from '../../api';
import {
	Bar,
	Delayed,
	ErrorNotice,
	FormSection,
	Link,
	StatusBadge,
	Time,
} from '../../components';

/** What the site calls a ticket's status. */
export function labelOf(
	statuses: Status[],
	{ status, custom_status: own }: Pick< Ticket, 'status' | 'custom_status' >
): string {
	const found =
		statuses.find( ( { id } ) => own !== null && id === own ) ??
		statuses.find(
			( { category, is_default: isDefault } ) =>
				category === status && isDefault
		);
	return found?.label ?? status;
}

function TicketLine( { ticket }: { ticket: Ticket } ) {
	const statuses = useAll( 'status' );
	return (
		<li>
			<span className="switchboard-lines__weak">#{ ticket.number }</span>
			<Link to={ `/tickets/${ ticket.id }` } dir="auto">
				{ ticket.subject }
			</Link>
			<span className="switchboard-lines__end">
				<StatusBadge
					category={ ticket.status }
					label={ labelOf( statuses, ticket ) }
				/>
				<span className="switchboard-lines__weak">
					<Time value={ ticket.last_activity_at } as="day" />
				</span>
			</span>
		</li>
	);
}

interface TicketLinesProps {
	/** Whose tickets. */
	query: Pick< TicketList, 'contact' | 'company' >;
	/** What it says when there are none. */
	none: string;
}

// Tickets of somebody, the newest activity first.
export function TicketLines( { query, none }: TicketLinesProps ) {
	const list = useList( 'ticket', {
		...query,
		sort: 'last_activity',
		order: 'desc',
		per_page: 10,
	} );
	return (
		<FormSection title={ __( 'Tickets', 'switchboard' ) }>
			{ list.error && (
				<ErrorNotice
					message={ list.error.message }
					onRetry={ list.reload }
				/>
			) }
			{ list.isLoading && (
				<Delayed>
					<Bar width="60%" />
				</Delayed>
			) }
			{ ! list.isLoading && ! list.error && list.records.length === 0 && (
				<p className="switchboard-lines__none">{ none }</p>
			) }
			<ul className="switchboard-lines">
				{ list.records.map( ( ticket ) => (
					<TicketLine key={ ticket.id } ticket={ ticket } />
				) ) }
			</ul>
			{ list.hasMore && (
				<div>
					<Button
						size="compact"
						variant="tertiary"
						isBusy={ list.isLoadingMore }
						onClick={ list.loadMore }
					>
						{ __( 'Show more', 'switchboard' ) }
					</Button>
				</div>
			) }
		</FormSection>
	);
}
