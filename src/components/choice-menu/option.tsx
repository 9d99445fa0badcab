import { check } from '@wordpress/icons';
import { Icon } from '../icon';
import type { Choice } from './types';

interface OptionProps {
	id: string;
	choice: Choice;
	isActive: boolean;
	isSelected: boolean;
	onHover: () => void;
	onPick: () => void;
}

export function Option( {
	id,
	choice,
	isActive,
	isSelected,
	onHover,
	onPick,
}: OptionProps ) {
	const state = isActive ? 'is-active' : '';
	return (
		// The list or its search field has the keyboard; a mouse needs only the click.
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events
		<li
			id={ id }
			role="option"
			aria-selected={ isSelected }
			className={ `switchboard-choices__option ${ state }` }
			onMouseMove={ onHover }
			onClick={ onPick }
		>
			{ choice.before }
			<span className="switchboard-choices__label" dir="auto">
				{ choice.label }
			</span>
			{ choice.hint && (
				<span className="switchboard-choices__hint">
					{ choice.hint }
				</span>
			) }
			<span className="switchboard-choices__check">
				{ isSelected && <Icon icon={ check } size={ 16 } /> }
			</span>
		</li>
	);
}
