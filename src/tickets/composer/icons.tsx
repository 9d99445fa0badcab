import { Path, SVG } from '@wordpress/primitives';

export const paperclip = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ { fill: 'none' } }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Path d="M16.5 8.5v7a4.5 4.5 0 0 1-9 0V7.75a3 3 0 0 1 6 0v7.5a1.5 1.5 0 0 1-3 0V9" />
	</SVG>
);
