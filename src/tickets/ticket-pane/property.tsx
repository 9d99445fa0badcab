import { Button } from '@wordpress/components';
import { chevronDown } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { Choice } from '../../components';
import { ChoiceMenu, Icon } from '../../components';

interface PropertyProps {
	label: string;
	choices: Choice[];
	selected: string;
	/** The person may not change it. */
	isFixed: boolean;
	onPick: ( value: string ) => void;
	/** What it is now. */
	children: ReactNode;
}

export function Property( {
	label,
	choices,
	selected,
	isFixed,
	onPick,
	children,
}: PropertyProps ) {
	if ( isFixed ) {
		return (
			<span className="switchboard-property is-fixed" title={ label }>
				<span className="screen-reader-text">{ label }</span>
				{ children }
			</span>
		);
	}
	return (
		<ChoiceMenu
			label={ label }
			choices={ choices }
			selected={ [ selected ] }
			onPick={ ( value ) => value !== selected && onPick( value ) }
			renderToggle={ ( { onToggle, isOpen } ) => (
				<Button
					className="switchboard-property"
					aria-expanded={ isOpen }
					aria-haspopup="listbox"
					onClick={ onToggle }
				>
					<span className="screen-reader-text">{ label }</span>
					{ children }
					<Icon icon={ chevronDown } size={ 16 } />
				</Button>
			) }
		/>
	);
}
