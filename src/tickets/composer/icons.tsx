import { Path, SVG } from '@wordpress/primitives';

export const paperclip = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ { fill: 'none' } }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Path d="M16.5 8v7.25a4.5 4.5 0 0 1-9 0V7.5a3 3 0 0 1 6 0v7.25a1.5 1.5 0 0 1-3 0V8" />
	</SVG>
);
