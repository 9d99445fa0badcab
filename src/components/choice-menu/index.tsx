import { Dropdown } from '@wordpress/components';
import type { ReactNode } from 'react';
import { ChoiceList } from './choice-list';
import type { ChoiceListProps } from './choice-list';

export { ChoiceList } from './choice-list';
export type { ChoiceListProps } from './choice-list';
export type { Choice } from './types';

interface ToggleProps {
	isOpen: boolean;
	onToggle: () => void;
	'aria-expanded': boolean;
}

interface ChoiceMenuProps extends ChoiceListProps {
	renderToggle: ( props: ToggleProps ) => ReactNode;
	placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
	className?: string;
}

/** A list of choices that opens from a button. One choice closes it, many stay open. */
export function ChoiceMenu( {
	renderToggle,
	placement = 'bottom-start',
	className,
	...list
}: ChoiceMenuProps ) {
	return (
		<Dropdown
			className={ className }
			contentClassName="switchboard-popover"
			popoverProps={ { placement, focusOnMount: 'firstElement' } }
			renderToggle={ ( { isOpen, onToggle } ) =>
				renderToggle( { isOpen, onToggle, 'aria-expanded': isOpen } )
			}
			renderContent={ ( { onClose } ) => (
				<ChoiceList
					{ ...list }
					onPick={ ( value ) => {
						if ( ! list.isMulti ) {
							onClose();
						}
						list.onPick( value );
					} }
				/>
			) }
		/>
	);
}
