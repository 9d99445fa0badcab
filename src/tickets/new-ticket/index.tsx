import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronLeft, close } from '@wordpress/icons';
import { Pane, PaneBody, PaneHead } from '../../components';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
import { NewTicketForm } from './new-ticket-form';
import './style.scss';

/** A ticket that an agent opens for a customer. */
export function NewTicket( { place }: { place: Place } ) {
	const leave = () => goTo( { ...place, ticket: null, panel: false } );

	return (
		<Pane
			label={ __( 'New ticket', 'switchboard' ) }
			className="switchboard-ticket-area"
		>
			<PaneHead
				level={ 1 }
				title={ __( 'New ticket', 'switchboard' ) }
				before={
					<Button
						className="switchboard-phone-only"
						icon={ chevronLeft }
						label={ __( 'Back to the list', 'switchboard' ) }
						onClick={ leave }
					/>
				}
			>
				<Button
					className="switchboard-phone-hide"
					size="compact"
					icon={ close }
					iconSize={ 20 }
					label={ __(
						'Close, what you wrote is kept',
						'switchboard'
					) }
					onClick={ leave }
				/>
			</PaneHead>
			<PaneBody>
				<NewTicketForm place={ place } onLeave={ leave } />
			</PaneBody>
		</Pane>
	);
}
