import {
	lazy,
	Suspense,
	useCallback,
	useRef,
	useState,
} from '@wordpress/element';
import { useMediaQuery } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import type { MutableRefObject } from 'react';
import type { Message, Ticket } from '../../api';
import { Pane, Resizer } from '../../components';
import type { ComposerHandle } from '../composer';
import type { Kind } from '../composer/types';
import { CustomerPanel } from '../customer-panel';
import { goTo } from '../lib/paths';
import { useStored } from '../lib/use-stored';
import { Timeline, useTimeline } from '../timeline';
import type { TicketPaneProps } from '.';
import { Head } from './head';
import { PaneNotice } from './pane-notice';
import { PhoneBar } from './phone-bar';
import { Properties } from './properties';
import { useArrival } from './use-arrival';
import { useReadMark } from './use-read-mark';
import { useTicketKeys } from './use-ticket-keys';

const Composer = lazy( () =>
	import( /* webpackChunkName: "composer" */ '../composer' ).then(
		( room ) => ( { default: room.Composer } )
	)
);

type Wish = ( composer: ComposerHandle ) => void;

// The composer may still be on its way when a key asks for it: the wish waits for it.
function answer(
	composer: MutableRefObject< ComposerHandle | null >,
	wanted: MutableRefObject< Wish | null >
): void {
	if ( composer.current && wanted.current ) {
		wanted.current( composer.current );
		wanted.current = null;
	}
}

const panelButton = (): HTMLElement | null =>
	document.querySelector( '.switchboard-ticket__panel-button' );

const rowOf = ( id: number ): HTMLElement | null =>
	document.querySelector( `[data-ticket="${ id }"]` );

export function OpenTicket( {
	ticket,
	place,
	customerWidth,
	onCustomerWidth,
}: TicketPaneProps & { ticket: Ticket } ) {
	const timeline = useTimeline( ticket.id );
	const composer = useRef< ComposerHandle | null >( null );
	const wanted = useRef< Wish | null >( null );
	const heading = useRef< HTMLHeadingElement >( null );
	const [ isWriting, setWriting ] = useState( false );
	const isWide = useMediaQuery( '(min-width: 1281px)' );
	const [ isPaneWanted, setPaneWanted ] = useStored( 'customer-pane', true );
	const isPanelOpen = isWide ? isPaneWanted : place.panel;
	useReadMark( ticket, timeline.messages );
	useArrival( heading );

	const onBack = useCallback( () => {
		const row = rowOf( ticket.id );
		if ( row?.offsetParent ) {
			row.focus();
		} else {
			goTo( { ...place, ticket: null, panel: false } );
		}
	}, [ place, ticket.id ] );
	const wish = useCallback( ( what: Wish ) => {
		wanted.current = what;
		setWriting( true );
		window.requestAnimationFrame( () => answer( composer, wanted ) );
	}, [] );
	const write = useCallback(
		( kind: Kind ) => wish( ( handle ) => handle.write( kind ) ),
		[ wish ]
	);
	const forward = useCallback(
		( message: Message | null ) =>
			wish( ( handle ) => handle.forward( message ) ),
		[ wish ]
	);
	const controls = useCallback( ( handle: ComposerHandle | null ) => {
		composer.current = handle;
		answer( composer, wanted );
	}, [] );
	useTicketKeys( write, onBack );

	const togglePanel = () => {
		if ( isWide ) {
			setPaneWanted( ! isPaneWanted );
		} else {
			goTo( { ...place, panel: ! place.panel } );
		}
		if ( isPanelOpen ) {
			panelButton()?.focus();
		}
	};
	const leaveText = () => {
		setWriting( false );
		heading.current?.focus();
	};
	const showNewest = () => {
		setWriting( false );
		document
			.querySelector( '.switchboard-timeline' )
			?.scrollTo( { top: Number.MAX_SAFE_INTEGER } );
	};
	const toList = () => goTo( { ...place, ticket: null, panel: false } );

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
						onBack={ toList }
						onPanel={ togglePanel }
						onForward={ () => forward( null ) }
						onGone={ toList }
					/>
					<Properties ticket={ ticket } />
				</header>
				<PaneNotice ticket={ ticket } messages={ timeline.messages } />
				<Timeline
					ticket={ ticket }
					timeline={ timeline }
					onForward={ forward }
				/>
				{ ( ticket.permissions.reply || ticket.permissions.note ) && (
					<Suspense
						fallback={
							<div className="switchboard-composer is-loading" />
						}
					>
						<Composer
							ticket={ ticket }
							messages={ timeline.messages }
							controls={ controls }
							onSent={ showNewest }
							onShowNews={ showNewest }
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
