import { useMediaQuery } from '@wordpress/compose';
import { lazy, Suspense, useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { envelope } from '@wordpress/icons';
import { useUpdates } from '../../api';
import { EmptyState, Pane, Resizer, Skeleton } from '../../components';
import { listQuery } from '../lib/list-query';
import { usePlace } from '../lib/use-place';
import { useStored } from '../lib/use-stored';
import { ListPane } from '../list-pane';
import { UndoSendProvider } from '../undo-send';
import { DEFAULT_VIEW, useViews } from '../views';
import { ViewsPane } from '../views-pane';
import { usePreload } from './use-preload';
import { useScreenKeys } from './use-screen-keys';
import { useTitle } from './use-title';
import './style.scss';

const loadTicket = () =>
	import( /* webpackChunkName: "ticket" */ '../ticket-pane' );
const TicketPane = lazy( () =>
	loadTicket().then( ( room ) => ( { default: room.TicketPane } ) )
);

const NewTicket = lazy( () =>
	import( /* webpackChunkName: "new-ticket" */ '../new-ticket' ).then(
		( room ) => ( {
			default: room.NewTicket,
		} )
	)
);

const WIDTHS = { views: 200, list: 364, customer: 288 };

/** Views, list and ticket beside one another; on a phone one of them. */
export function TicketsScreen() {
	const place = usePlace();
	const views = useViews();
	const [ widths, setWidths ] = useStored( 'pane-widths', WIDTHS );
	const [ isViewsOpen, setViewsOpen ] = useState( false );
	const isRail = useMediaQuery( '(max-width: 1100px)' );
	const view =
		views.find( ( { key } ) => key === place.view ) ??
		views.find( ( { key } ) => key === DEFAULT_VIEW );
	const query = useMemo(
		() => listQuery( view?.query ?? {}, place.filters ),
		// The views are made anew at each draw; a view changes with its key or its saved query.
		// eslint-disable-next-line react-hooks/exhaustive-deps
		[ JSON.stringify( view?.query ), place.filters ]
	);
	const ticket = typeof place.ticket === 'number' ? place.ticket : null;
	useUpdates( { list: query, ticket } );
	useTitle( place.ticket, view?.label ?? '' );
	useScreenKeys( place );
	usePreload( loadTicket );

	if ( ! view ) {
		return null;
	}
	return (
		<UndoSendProvider>
			<div
				className={ `switchboard-workspace ${ isViewsOpen ? 'is-views-open' : '' }` }
				data-pane={ place.ticket ? 'ticket' : 'list' }
				style={
					{
						'--switchboard-views-width': `${ widths.views }px`,
						'--switchboard-list-width': `${ widths.list }px`,
						'--switchboard-customer-width': `${ widths.customer }px`,
					} as React.CSSProperties
				}
			>
				<ViewsPane
					views={ views }
					place={ { ...place, view: view.key } }
					onClose={ () => setViewsOpen( false ) }
				/>
				{ ! isRail && (
					<Resizer
						label={ __( 'Width of the views', 'switchboard' ) }
						width={ widths.views }
						min={ 160 }
						max={ 320 }
						onChange={ ( width ) =>
							setWidths( { ...widths, views: width } )
						}
					/>
				) }
				<ListPane
					place={ place }
					view={ view }
					query={ query }
					onViews={ () => setViewsOpen( true ) }
				/>
				<Resizer
					label={ __( 'Width of the list', 'switchboard' ) }
					width={ widths.list }
					min={ 280 }
					max={ 560 }
					onChange={ ( list ) => setWidths( { ...widths, list } ) }
				/>
				<Suspense fallback={ <LoadingPane /> }>
					{ place.ticket === null && <NoTicket /> }
					{ place.ticket === 'new' && <NewTicket place={ place } /> }
					{ ticket && (
						<TicketPane
							key={ ticket }
							id={ ticket }
							place={ place }
							customerWidth={ widths.customer }
							onCustomerWidth={ ( customer ) =>
								setWidths( { ...widths, customer } )
							}
						/>
					) }
				</Suspense>
			</div>
		</UndoSendProvider>
	);
}

const LoadingPane = () => (
	<Pane
		label={ __( 'Ticket', 'switchboard' ) }
		className="switchboard-ticket-area"
	>
		<Skeleton rows={ 5 } />
	</Pane>
);

const NoTicket = () => (
	<Pane
		label={ __( 'Ticket', 'switchboard' ) }
		className="switchboard-ticket-area is-empty"
	>
		<EmptyState
			icon={ envelope }
			title={ __( 'No ticket is open', 'switchboard' ) }
		>
			{ __(
				'Choose one from the list to read it and to answer.',
				'switchboard'
			) }
		</EmptyState>
	</Pane>
);
