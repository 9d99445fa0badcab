import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import { displayShortcut } from '@wordpress/keycodes';
import type { Choice } from '../../components';
import { ChoiceMenu } from '../../components';

interface SendButtonProps {
	options: Choice[];
	chosen: string;
	isBusy: boolean;
	isDisabled: boolean;
	onChoose: ( value: string ) => void;
	onSend: () => void;
}

/** One primary button that says what it does, with the other ways beside it. */
export function SendButton( {
	options,
	chosen,
	isBusy,
	isDisabled,
	onChoose,
	onSend,
}: SendButtonProps ) {
	const option =
		options.find( ( { value } ) => value === chosen ) ?? options[ 0 ];
	return (
		<span className="switchboard-split">
			<Button
				variant="primary"
				size="compact"
				isBusy={ isBusy }
				disabled={ isDisabled }
				accessibleWhenDisabled
				label={ option?.label }
				shortcut={ displayShortcut.primary( 'enter' ) }
				showTooltip
				onClick={ onSend }
			>
				{ option?.label }
			</Button>
			{ options.length > 1 && (
				<ChoiceMenu
					label={ __( 'Other ways to send', 'switchboard' ) }
					choices={ options }
					selected={ [ option?.value ?? '' ] }
					placement="top-end"
					onPick={ onChoose }
					renderToggle={ ( { onToggle, isOpen } ) => (
						<Button
							variant="primary"
							size="compact"
							icon={ chevronDown }
							iconSize={ 20 }
							label={ __( 'Other ways to send', 'switchboard' ) }
							aria-expanded={ isOpen }
							onClick={ onToggle }
						/>
					) }
				/>
			) }
		</span>
	);
}
