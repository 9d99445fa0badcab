import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { close } from '@wordpress/icons';
import { useRecord } from '../../api';
import type { Ticket } from '../../api';
import {
	ErrorNotice,
	Link,
	Pane,
	PaneBody,
	PaneHead,
	Skeleton,
} from '../../components';
import { Details } from './details';
import { EarlierTickets } from './earlier-tickets';
import { Notes } from './notes';
import { Person } from './person';
import './style.scss';

interface CustomerPanelProps {
	ticket: Ticket;
	/** Lies over the ticket instead of beside it. */
	isDrawer: boolean;
	onClose: () => void;
}

export function CustomerPanel( {
	ticket,
	isDrawer,
	onClose,
}: CustomerPanelProps ) {
	const {
		record: contact,
		error,
		retry,
	} = useRecord( 'contact', ticket.contact );
	const panel = useRef< HTMLDivElement >( null );
	useEffect( () => {
		if ( isDrawer ) {
			panel.current?.querySelector( 'button' )?.focus();
		}
	}, [ isDrawer ] );
	return (
		// Escape closes it from any of its controls.
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions
		<div
			ref={ panel }
			className={ `switchboard-customer ${ isDrawer ? 'is-drawer' : '' }` }
			onKeyDown={ ( event ) => {
				if (
					isDrawer &&
					event.key === 'Escape' &&
					! event.defaultPrevented
				) {
					event.preventDefault();
					onClose();
				}
			} }
		>
			<Pane as="aside" label={ __( 'Customer', 'switchboard' ) }>
				<PaneHead title={ __( 'Customer', 'switchboard' ) }>
					<Link
						to={ `/contacts/${ ticket.contact }` }
						className="switchboard-customer__link"
					>
						{ __( 'Open contact', 'switchboard' ) }
					</Link>
					<Button
						size="compact"
						icon={ close }
						iconSize={ 20 }
						label={ __( 'Close', 'switchboard' ) }
						onClick={ onClose }
					/>
				</PaneHead>
				<PaneBody>
					{ error && ! contact && (
						<ErrorNotice
							message={ error.message }
							onRetry={ retry }
						/>
					) }
					{ ! error && ! contact && <Skeleton rows={ 3 } /> }
					{ contact && <Person contact={ contact } /> }
					<Details ticket={ ticket } />
					{ contact && (
						<Notes key={ contact.id } contact={ contact } />
					) }
					<EarlierTickets ticket={ ticket } />
				</PaneBody>
			</Pane>
		</div>
	);
}
