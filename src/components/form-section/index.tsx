import type { ReactNode } from 'react';
import './style.scss';

interface FormSectionProps {
	title?: string;
	/** Beside the title, in a few words. */
	hint?: ReactNode;
	children: ReactNode;
}

// A part of a form under its own title, parted by a line.
export function FormSection( { title, hint, children }: FormSectionProps ) {
	return (
		<section className="switchboard-form-section">
			{ title && (
				<div className="switchboard-form-section__head">
					<h2>{ title }</h2>
					{ hint && <span>{ hint }</span> }
				</div>
			) }
			{ children }
		</section>
	);
}

interface FieldRowProps {
	children: ReactNode;
}

// Two fields beside each other where there is room.
export function FieldRow( { children }: FieldRowProps ) {
	return <div className="switchboard-form-section__row">{ children }</div>;
}
