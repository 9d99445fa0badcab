import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import './style.scss';

const PATIENCE = 300;

/** Shows its children only to those who have waited for 300 ms. */
export function Delayed( { children }: { children: ReactNode } ) {
	const [ isLate, setLate ] = useState( false );
	useEffect( () => {
		const timer = window.setTimeout( () => setLate( true ), PATIENCE );
		return () => window.clearTimeout( timer );
	}, [] );
	return isLate ? <>{ children }</> : null;
}

/** One grey bar in the place of a line of text. */
export function Bar( { width }: { width: string } ) {
	return <span className="switchboard-bar" style={ { inlineSize: width } } />;
}

const WIDTHS = [
	[ '38%', '86%' ],
	[ '30%', '72%' ],
	[ '46%', '92%' ],
	[ '34%', '64%' ],
];

interface SkeletonProps {
	rows?: number;
	className?: string;
}

/** Grey bars in pairs, as the rows will be. */
export function Skeleton( { rows = 6, className = '' }: SkeletonProps ) {
	return (
		<Delayed>
			<div
				className={ `switchboard-skeleton ${ className }` }
				role="status"
			>
				<span className="screen-reader-text">
					{ __( 'Loading…', 'switchboard' ) }
				</span>
				{ Array.from( { length: rows }, ( _, index ) => (
					<div className="switchboard-skeleton__row" key={ index }>
						{ WIDTHS[ index % WIDTHS.length ]?.map( ( width ) => (
							<Bar key={ width } width={ width } />
						) ) }
					</div>
				) ) }
			</div>
		</Delayed>
	);
}
