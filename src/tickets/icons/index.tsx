import { Circle, Path, SVG } from '@wordpress/primitives';

const LINE = { fill: 'none' };

/** The dashed ring that stands for nobody. */
export const nobody = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ LINE }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Circle cx="12" cy="12" r="7.25" strokeDasharray="3 2.7" />
	</SVG>
);

/** An alarm clock that sleeps. */
export const snooze = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ LINE }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Circle cx="12" cy="13" r="6.25" />
		<Path d="M10 11h4l-4 4h4M5 7.5l3-2.5M19 7.5L16 5" />
	</SVG>
);

/** Two lines that become one. */
export const merge = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ LINE }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Path d="M6 5c0 5 6 4 6 9v5M18 5c0 5-6 4-6 9M9 16l3 3 3-3" />
	</SVG>
);

/** Something hangs on it. */
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
