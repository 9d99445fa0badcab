import type { ReactNode } from 'react';
import './style.scss';

interface FactsProps {
	facts: { label: string; value: ReactNode }[];
}

// Names and values in two columns, in a card.
export function Facts( { facts }: FactsProps ) {
	return (
		<dl className="switchboard-facts">
			{ facts.map( ( { label, value } ) => (
				<div key={ label }>
					<dt>{ label }</dt>
					<dd>{ value }</dd>
				</div>
			) ) }
		</dl>
	);
}
