import { lazy, Suspense } from '@wordpress/element';
import { Skeleton, useLocation } from '../components';
import { SuspendedScreen, TicketsScreen } from '../tickets';
import { ErrorBoundary } from './error-boundary';

const SettingsScreen = lazy( () =>
	import( /* webpackChunkName: "settings" */ '../settings' ).then(
		( room ) => ( { default: room.SettingsScreen } )
	)
);

const ContactsScreen = lazy( () =>
	import( /* webpackChunkName: "contacts" */ '../contacts' ).then(
		( room ) => ( { default: room.ContactsScreen } )
	)
);

const SCREENS = {
	tickets: TicketsScreen,
	suspended: SuspendedScreen,
	contacts: ContactsScreen,
	settings: SettingsScreen,
};

/** Places that belong to the screen of another word. */
const ALIASES: Record< string, keyof typeof SCREENS > = {
	companies: 'contacts',
};

/** The screen of the address; an unknown one shows the tickets. */
export function Routes() {
	const room = useLocation().path.split( '/' )[ 1 ] ?? '';
	const known =
		room in SCREENS ? ( room as keyof typeof SCREENS ) : 'tickets';
	const name = ALIASES[ room ] ?? known;
	const Screen = SCREENS[ name ];
	return (
		<ErrorBoundary key={ name }>
			<Suspense
				fallback={ <Skeleton className="switchboard-screen-loading" /> }
			>
				<Screen />
			</Suspense>
		</ErrorBoundary>
	);
}
