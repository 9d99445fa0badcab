import { forwardRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import './style.scss';

interface PaneProps {
	label: string;
	className?: string;
	children: ReactNode;
	as?: 'section' | 'aside' | 'main';
}

/** One column of the screen. */
export function Pane( {
	label,
	className = '',
	children,
	as: Element = 'section',
}: PaneProps ) {
	return (
		<Element
			className={ `switchboard-pane ${ className }` }
			aria-label={ label }
		>
			{ children }
		</Element>
	);
}

interface PaneHeadProps {
	title: ReactNode;
	/** A number beside the title. */
	count?: number;
	/** In front of the title, such as a back button. */
	before?: ReactNode;
	/** Actions at the end. */
	children?: ReactNode;
	level?: 1 | 2;
}

export function PaneHead( {
	title,
	count,
	before,
	children,
	level = 2,
}: PaneHeadProps ) {
	const Heading = `h${ level }` as const;
	return (
		<header className="switchboard-pane__head">
			{ before }
			<Heading className="switchboard-pane__title">{ title }</Heading>
			{ count !== undefined && (
				<span className="switchboard-pane__count">{ count }</span>
			) }
			<span className="switchboard-pane__gap" />
			{ children }
		</header>
	);
}

interface PaneBodyProps {
	children: ReactNode;
	className?: string;
}

/** The part of a pane that scrolls. */
export const PaneBody = forwardRef< HTMLDivElement, PaneBodyProps >(
	function Body( { children, className = '' }, ref ) {
		return (
			<div
				ref={ ref }
				className={ `switchboard-pane__body ${ className }` }
			>
				{ children }
			</div>
		);
	}
);
