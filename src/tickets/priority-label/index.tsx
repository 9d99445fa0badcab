import { Path, SVG } from '@wordpress/primitives';
import { Icon } from '../../components';
import type { Priority } from '../lib/labels';
import { priorityLabels } from '../lib/labels';
import './style.scss';

const chevrons = (
	<SVG
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
		style={ { fill: 'none' } }
		stroke="currentColor"
		strokeWidth="1.5"
	>
		<Path d="M7 11.5L12 7L17 11.5M7 17L12 12.5L17 17" />
	</SVG>
);

interface PriorityLabelProps {
	priority: Priority;
	isIconOnly?: boolean;
}

/** A priority as a word, from high on with its sign. */
export function PriorityLabel( { priority, isIconOnly }: PriorityLabelProps ) {
	const isRaised = priority === 'urgent' || priority === 'high';
	return (
		<span className={ `switchboard-priority is-${ priority }` }>
			{ isRaised && <Icon icon={ chevrons } size={ 16 } /> }
			{ ! isIconOnly && priorityLabels()[ priority ] }
		</span>
	);
}
