import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronRightSmall } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { Icon } from '../icon';
import { Link } from '../navigation';
import './style.scss';

export { Card } from './card';

export interface Crumb {
	label: string;
	to: string;
}

export interface PageProps {
	title: string;
	/** Where this page lies. */
	crumb?: Crumb;
	/** The same, where only a phone has to be told: a wider screen shows it beside the page. */
	phoneCrumb?: Crumb;
	/** Beside the title, such as a state. */
	badge?: ReactNode;
	/** Below the head, when the page is one of several. */
	tabs?: ReactNode;
	/** At the end of the head. */
	actions?: ReactNode;
	/** Trouble of the page as a whole; it doesn't scroll away. */
	notice?: ReactNode;
	/** Cards at the end of the page. */
	side?: ReactNode;
	/** The cards share the width with the content. */
	isSideWide?: boolean;
	/** As wide as there is room, for tables. */
	isWide?: boolean;
	/** Under the content; where there is no room for two columns the cards come between. */
	below?: ReactNode;
	children: ReactNode;
}

// The clicked link is gone with its page: whoever uses the keyboard goes on from the new title.
function useFocusWhenLost( title: string ) {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => {
		const { activeElement, body } = heading.current?.ownerDocument ?? {};
		if ( ! activeElement || activeElement === body ) {
			heading.current?.focus( { preventScroll: true } );
		}
	}, [ title ] );
	return heading;
}

function layoutOf( {
	side,
	isSideWide,
	isWide,
}: Pick< PageProps, 'side' | 'isSideWide' | 'isWide' > ): string {
	if ( ! side ) {
		return isWide ? 'is-wide' : '';
	}
	return isSideWide ? 'has-wide-side' : 'has-side';
}

// The frame of a page: head with the actions, then the content and its cards.
export function Page( {
	title,
	crumb,
	phoneCrumb,
	badge,
	tabs,
	actions,
	notice,
	side,
	isSideWide = false,
	isWide = false,
	below,
	children,
}: PageProps ) {
	const heading = useFocusWhenLost( title );
	const from = crumb ?? phoneCrumb;
	return (
		<div className="switchboard-page">
			<header
				className={ `switchboard-page__head ${ tabs ? 'has-tabs' : '' }` }
			>
				<div className="switchboard-page__where">
					{ from && (
						<nav
							aria-label={ __( 'Breadcrumbs', 'switchboard' ) }
							className={ `switchboard-page__crumb ${
								crumb ? '' : 'is-phone-only'
							}` }
						>
							<Link to={ from.to }>{ from.label }</Link>
							<Icon
								icon={ chevronRightSmall }
								size={ 16 }
								isDirectional
							/>
						</nav>
					) }
					<div className="switchboard-page__line">
						<h1
							ref={ heading }
							tabIndex={ -1 }
							className="switchboard-page__title"
							dir="auto"
						>
							{ title }
						</h1>
						{ badge }
					</div>
				</div>
				{ actions && (
					<div className="switchboard-page__actions">{ actions }</div>
				) }
			</header>
			{ tabs }
			{ notice && (
				<div className="switchboard-page__notice">{ notice }</div>
			) }
			<div
				className={ `switchboard-page__body ${ layoutOf( {
					side,
					isSideWide,
					isWide,
				} ) }` }
			>
				<div className="switchboard-page__main">{ children }</div>
				{ side && (
					<aside
						className="switchboard-page__side"
						aria-label={ __( 'More about it', 'switchboard' ) }
					>
						{ side }
					</aside>
				) }
				{ below && (
					<div className="switchboard-page__below">{ below }</div>
				) }
			</div>
		</div>
	);
}
