import { __ } from '@wordpress/i18n';
import { search } from '@wordpress/icons';
import { isNotFound, useRecord } from '../../api';
import { EmptyState, ErrorNotice, Pane, Skeleton } from '../../components';
import type { Place } from '../lib/paths';
import { OpenTicket } from './open-ticket';
import './style.scss';

export interface TicketPaneProps {
	id: number;
	place: Place;
	customerWidth: number;
	onCustomerWidth: ( width: number ) => void;
}

export function TicketPane( props: TicketPaneProps ) {
	const { record, error, retry } = useRecord( 'ticket', props.id );
	if ( record ) {
		return <OpenTicket { ...props } ticket={ record } />;
	}
	return (
		<Pane
			label={ __( 'Ticket', 'switchboard' ) }
			className="switchboard-ticket-area"
		>
			{ ! error && <Skeleton rows={ 5 } /> }
			{ error && ! isNotFound( error ) && (
				<ErrorNotice message={ error.message } onRetry={ retry } />
			) }
			{ error && isNotFound( error ) && (
				<EmptyState
					icon={ search }
					title={ __( 'There is no such ticket', 'switchboard' ) }
				>
					{ __(
						'It was deleted, or it is in an inbox that you don’t see.',
						'switchboard'
					) }
				</EmptyState>
			) }
		</Pane>
	);
}
