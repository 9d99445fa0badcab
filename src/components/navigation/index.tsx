import { forwardRef } from '@wordpress/element';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { hrefOf, navigate } from './location';

export { hrefOf, navigate, setLeaveGuard, useLocation } from './location';
export type { AppLocation } from './location';

interface LinkProps extends Omit<
	AnchorHTMLAttributes< HTMLAnchorElement >,
	'href'
> {
	/** Place in the app, such as `/contacts/5`. */
	to: string;
}

const isPlainClick = ( event: MouseEvent ): boolean =>
	event.button === 0 &&
	! event.metaKey &&
	! event.ctrlKey &&
	! event.shiftKey &&
	! event.altKey;

/** A real link that stays in the app when clicked plainly. */
export const Link = forwardRef< HTMLAnchorElement, LinkProps >(
	function AppLink( { to, onClick, children, ...rest }, ref ) {
		return (
			<a
				{ ...rest }
				ref={ ref }
				href={ hrefOf( to ) }
				onClick={ ( event ) => {
					onClick?.( event );
					if ( ! event.defaultPrevented && isPlainClick( event ) ) {
						event.preventDefault();
						navigate( to );
					}
				} }
			>
				{ children }
			</a>
		);
	}
);
