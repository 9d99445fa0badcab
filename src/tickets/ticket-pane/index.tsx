import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronLeft, search } from '@wordpress/icons';
import { isNotFound, useRecord } from '../../api';
import { EmptyState, ErrorNotice, Pane, Skeleton } from '../../components';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
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
	const isUnknown = error !== null && isNotFound( error );
	return (
		<Pane
			label={ __( 'Ticket', 'switchboard' ) }
			className={ `switchboard-ticket-area ${ isUnknown ? 'is-empty' : '' }` }
		>
			<div className="switchboard-ticket__way-back">
				<Button
					className="switchboard-phone-only switchboard-ticket__back"
					icon={ chevronLeft }
					label={ __( 'Back to the list', 'switchboard' ) }
					onClick={ () =>
						goTo( { ...props.place, ticket: null, panel: false } )
					}
				/>
			</div>
			{ ! error && <Skeleton rows={ 5 } /> }
			{ error && ! isUnknown && (
				<ErrorNotice message={ error.message } onRetry={ retry } />
			) }
			{ isUnknown && (
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
