import { Button } from '@wordpress/components';
import type { ReactElement } from 'react';
import { ChoiceMenu } from '../../components';
import type { ChoiceListProps } from '../../components';

interface BulkMenuProps extends Pick<
	ChoiceListProps,
	'label' | 'choices' | 'onPick'
> {
	icon: ReactElement;
	isBusy: boolean;
}

export function BulkMenu( {
	label,
	icon,
	isBusy,
	choices,
	onPick,
}: BulkMenuProps ) {
	return (
		<ChoiceMenu
			label={ label }
			choices={ choices }
			selected={ [] }
			placement="top-start"
			onPick={ onPick }
			renderToggle={ ( { onToggle, isOpen } ) => (
				<Button
					size="compact"
					icon={ icon }
					iconSize={ 20 }
					disabled={ isBusy }
					aria-expanded={ isOpen }
					onClick={ onToggle }
				>
					{ label }
				</Button>
			) }
		/>
	);
}
