import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useAll, useList } from '../../api';
import type { Query, Ticket } from '../../api';
import { ErrorNotice, Link, StatusBadge, Time } from '../../components';
import { useStatusLabel } from '../lib/labels';
import { Section } from './section';

const MOST = 6;

/** Other tickets of the same customer. */
export function EarlierTickets( { ticket }: { ticket: Ticket } ) {
	const query = useMemo(
		(): Query< 'ticket' > => ( {
			contact: ticket.contact,
			sort: 'created',
			order: 'desc',
			per_page: MOST,
		} ),
		[ ticket.contact ]
	);
	const { records, error, isLoading, hasMore, reload } = useList(
		'ticket',
		query
	);
	const others = records.filter( ( { id } ) => id !== ticket.id );
	const statusLabel = useStatusLabel();
	const inboxes = useAll( 'inbox' );
	if ( isLoading || ( ! error && others.length === 0 ) ) {
		return null;
	}
	return (
		<Section
			name="earlier"
			title={ __( 'Other tickets', 'switchboard' ) }
			count={ hasMore ? undefined : others.length }
		>
			{ error && (
				<ErrorNotice message={ error.message } onRetry={ reload } />
			) }
			<ul className="switchboard-earlier">
				{ others.map( ( other ) => (
					<li key={ other.id }>
						<span className="switchboard-earlier__line">
							<Link
								to={ `/tickets/${ other.id }` }
								className="switchboard-earlier__subject"
								dir="auto"
							>
								#{ other.number } { other.subject }
							</Link>
							<StatusBadge
								category={ other.status }
								label={ statusLabel(
									other.status,
									other.custom_status
								) }
							/>
						</span>
						<span className="switchboard-earlier__facts">
							<Time as="day" value={ other.created_at } />
							{ ', ' }
							<bdi>
								{
									inboxes.find(
										( { id } ) => id === other.inbox
									)?.name
								}
							</bdi>
						</span>
					</li>
				) ) }
			</ul>
			{ hasMore && (
				<Link to={ `/contacts/${ ticket.contact }` }>
					{ __( 'Show all', 'switchboard' ) }
				</Link>
			) }
		</Section>
	);
}
