import type { ReactNode } from 'react';

interface CardProps {
	title: string;
	children: ReactNode;
}

// A part of a page's side under a title of its own.
export function Card( { title, children }: CardProps ) {
	return (
		<section className="switchboard-page__card">
			<h2>{ title }</h2>
			{ children }
		</section>
	);
}
