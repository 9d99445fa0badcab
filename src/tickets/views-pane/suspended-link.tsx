import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import { fetchSuspendedCount } from '../../api';
import { PlaceLink } from './place-link';

const PAUSE = 120_000;

/** How many messages wait outside the tickets, asked for now and then: nobody waits for that number. */
function useSuspendedCount(): number {
	const [ count, setCount ] = useState( 0 );
	useEffect( () => {
		const read = () => {
			if ( document.visibilityState === 'visible' ) {
				fetchSuspendedCount().then(
					( { suspended, quarantined } ) =>
						setCount( suspended + quarantined ),
					() => {}
				);
			}
		};
		read();
		const timer = window.setInterval( read, PAUSE );
		return () => window.clearInterval( timer );
	}, [] );
	return count;
}

/** The way to what was kept outside the tickets. */
export function SuspendedLink() {
	return (
		<PlaceLink
			to="/suspended"
			label={ __( 'Suspended', 'switchboard' ) }
			icon={ caution }
			count={ useSuspendedCount() }
		/>
	);
}
