import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { fetchStandstills, getBoot } from '../../api';
import type { Standstill } from '../../api';
import { formatMoment, navigate, Notice } from '../../components';

/** The server says that mail stands still after half an hour: a few minutes more don't matter. */
const PAUSE = 5 * 60_000;

/** Whose mail stands still, asked again from time to time while somebody looks. */
function useStandstills(): Standstill[] {
	const [ standstills, setStandstills ] = useState(
		() => getBoot().standstills
	);
	useEffect( () => {
		const look = () =>
			document.visibilityState === 'visible' &&
			// What can't be asked now is asked the next time; the notice about the link says the rest.
			fetchStandstills().then( setStandstills, () => {} );
		const timer = window.setInterval( look, PAUSE );
		return () => window.clearInterval( timer );
	}, [] );
	return standstills;
}

const sentence = ( { name, since }: Standstill ): string =>
	sprintf(
		/* translators: 1: name of a mailbox, 2: a moment such as "10:05" or "May 3, 10:05". */
		__(
			'Mail of “%1$s” stands still: nothing could be fetched since %2$s.',
			'switchboard'
		),
		name,
		formatMoment( since )
	);

/** Says that customers' mails don't come in, to all who wait for them. */
export function StandstillNotice() {
	const standstills = useStandstills();
	const mayMend = getBoot().me.capabilities.manage_settings;
	return (
		<>
			{ standstills.map( ( standstill ) => (
				<div
					key={ standstill.connection }
					className="switchboard-shell__notice"
				>
					<Notice
						status="warning"
						spoken={ sentence( standstill ) }
						actions={
							mayMend
								? [
										{
											label: __(
												'Look at the connection',
												'switchboard'
											),
											onClick: () =>
												navigate(
													`/settings/connections/${ standstill.connection }`
												),
										},
									]
								: []
						}
					>
						{ sentence( standstill ) }
						{ standstill.reason && ` ${ standstill.reason }` }
					</Notice>
				</div>
			) ) }
		</>
	);
}
