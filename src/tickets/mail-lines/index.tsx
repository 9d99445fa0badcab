import type { ReactNode } from 'react';
import './style.scss';

interface MailLinesProps {
	/** Name and value; those without a value are left out. */
	lines: Array< [ string, ReactNode ] >;
	id?: string;
}

/** The head of a mail: names and values, each on its line. */
export function MailLines( { lines, id }: MailLinesProps ) {
	return (
		<dl id={ id } className="switchboard-mail-lines">
			{ lines
				.filter( ( [ , value ] ) => value )
				.map( ( [ label, value ] ) => (
					<div key={ label }>
						<dt>{ label }</dt>
						<dd>{ value }</dd>
					</div>
				) ) }
		</dl>
	);
}
