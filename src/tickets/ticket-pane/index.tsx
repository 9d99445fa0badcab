import {
	lazy,
	Suspense,
	useCallback,
	useRef,
	useState,
} from '@wordpress/element';
import { useMediaQuery } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { search } from '@wordpress/icons';
import { isNotFound, useRecord } from '../../api';
import type { Ticket } from '../../api';
import {
	EmptyState,
	ErrorNotice,
	Pane,
	Resizer,
	Skeleton,
} from '../../components';
import type { ComposerHandle } from '../composer';
import type { Kind } from '../composer/types';
import { CustomerPanel } from '../customer-panel';
import type { Place } from '../lib/paths';
import { goTo } from '../lib/paths';
import { useStored } from '../lib/use-stored';
import { Timeline, useTimeline } from '../timeline';
import { Head } from './head';
import { PaneNotice } from './pane-notice';
import { PhoneBar } from './phone-bar';
import { Properties } from './properties';
import { useArrival } from './use-arrival';
import { useReadMark } from './use-read-mark';
import { useTicketKeys } from './use-ticket-keys';
import './style.scss';

const Composer = lazy( () =>
	import( /* webpackChunkName: "composer" */ '../composer' ).then(
		( room ) => ( { default: room.Composer } )
	)
);

interface TicketPaneProps {
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

function OpenTicket( {
	ticket,
	place,
	customerWidth,
	onCustomerWidth,
}: TicketPaneProps & { ticket: Ticket } ) {
	const timeline = useTimeline( ticket.id );
	const composer = useRef< ComposerHandle >( null );
	const heading = useRef< HTMLHeadingElement >( null );
	const [ isWriting, setWriting ] = useState( false );
	const isWide = useMediaQuery( '(min-width: 1281px)' );
	const [ isPaneWanted, setPaneWanted ] = useStored( 'customer-pane', true );
	const isPanelOpen = isWide ? isPaneWanted : place.panel;
	useReadMark( ticket, timeline.messages );
	useArrival( heading );

	const onBack = useCallback( () => {
		const row = document.querySelector< HTMLElement >(
			`[data-ticket="${ ticket.id }"]`
		);
		if ( row?.offsetParent ) {
			row.focus();
		} else {
			goTo( { ...place, ticket: null, panel: false } );
		}
	}, [ place, ticket.id ] );
	const write = useCallback( ( kind: Kind ) => {
		setWriting( true );
		window.requestAnimationFrame( () => composer.current?.write( kind ) );
	}, [] );
	useTicketKeys( write, onBack );

	const togglePanel = () =>
		isWide
			? setPaneWanted( ! isPaneWanted )
			: goTo( { ...place, panel: ! place.panel } );
	const leaveText = () => {
		setWriting( false );
		heading.current?.focus();
	};
	const showNewest = () =>
		document
			.querySelector( '.switchboard-timeline' )
			?.scrollTo( { top: Number.MAX_SAFE_INTEGER } );

	return (
		<>
			<Pane
				label={ __( 'Ticket', 'switchboard' ) }
				className={ `switchboard-ticket-area switchboard-ticket ${ isWriting ? 'is-writing' : '' }` }
			>
				<header className="switchboard-ticket__head">
					<Head
						ticket={ ticket }
						isPanelOpen={ isPanelOpen }
						headingRef={ heading }
						onBack={ () =>
							goTo( { ...place, ticket: null, panel: false } )
						}
						onPanel={ togglePanel }
						onGone={ () =>
							goTo( { ...place, ticket: null, panel: false } )
						}
					/>
					<Properties ticket={ ticket } />
				</header>
				<PaneNotice ticket={ ticket } />
				<Timeline ticket={ ticket } timeline={ timeline } />
				{ ( ticket.permissions.reply || ticket.permissions.note ) && (
					<Suspense
						fallback={
							<div className="switchboard-composer is-loading" />
						}
					>
						<Composer
							ticket={ ticket }
							messages={ timeline.messages }
							controls={ composer }
							onSent={ () => {
								setWriting( false );
								showNewest();
							} }
							onShowNews={ () => {
								setWriting( false );
								showNewest();
							} }
							onLeave={ leaveText }
						/>
					</Suspense>
				) }
				<PhoneBar ticket={ ticket } onWrite={ write } />
			</Pane>
			{ isPanelOpen && isWide && (
				<Resizer
					label={ __( 'Width of the customer panel', 'switchboard' ) }
					width={ customerWidth }
					min={ 240 }
					max={ 420 }
					isReversed
					onChange={ onCustomerWidth }
				/>
			) }
			{ isPanelOpen && (
				<CustomerPanel
					ticket={ ticket }
					isDrawer={ ! isWide }
					onClose={ togglePanel }
				/>
			) }
		</>
	);
}
