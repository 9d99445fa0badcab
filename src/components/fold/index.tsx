import { useInstanceId } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { chevronRightSmall } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { Icon } from '../icon';
import './style.scss';

interface FoldProps {
	label: string;
	/** What it belongs to, for those who don't see where it stands. */
	of?: string;
	/** What is inside, in a few weaker words; in sight while it is closed. */
	summary?: string;
	/** Open from the beginning. */
	isOpen?: boolean;
	/** Something inside wants attention: it can't be closed. */
	mustBeOpen?: boolean;
	children: ReactNode;
}

// The rest of something, for whoever opens it.
export function Fold( {
	label,
	of,
	summary = '',
	isOpen: isOpenAtFirst = false,
	mustBeOpen = false,
	children,
}: FoldProps ) {
	const id = String( useInstanceId( Fold, 'switchboard-fold' ) );
	const [ wants, setWants ] = useState( isOpenAtFirst );
	const isOpen = wants || mustBeOpen;
	return (
		<div className="switchboard-fold">
			<button
				type="button"
				className="switchboard-fold__button"
				aria-expanded={ isOpen }
				aria-controls={ id }
				onClick={ () => setWants( ! isOpen ) }
			>
				<Icon icon={ chevronRightSmall } size={ 20 } isDirectional />
				<span>
					{ label }
					{ of && (
						<span className="screen-reader-text">{ ` (${ of })` }</span>
					) }
				</span>
				{ ! isOpen && summary && (
					<span className="switchboard-fold__summary" dir="auto">
						{ summary }
					</span>
				) }
			</button>
			<div
				id={ id }
				className="switchboard-fold__rest"
				hidden={ ! isOpen }
			>
				{ isOpen && children }
			</div>
		</div>
	);
}
