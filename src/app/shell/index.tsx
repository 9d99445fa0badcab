import { Popover } from '@wordpress/components';
import type { ReactNode } from 'react';
import { LinkNotice } from './link-notice';
import { Snackbars } from './snackbars';
import { StandstillNotice } from './standstill-notice';
import './style.scss';

/** What is around every screen: the notices about the way to the site and about mail, and the place for popovers. */
export function Shell( { children }: { children: ReactNode } ) {
	return (
		<div className="switchboard-shell">
			<LinkNotice />
			<StandstillNotice />
			<div className="switchboard-shell__screen">{ children }</div>
			<Snackbars />
			<Popover.Slot />
		</div>
	);
}
