import { RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { MessageKind } from './types';

interface KindChoiceProps {
	value: MessageKind;
	onChange: ( kind: MessageKind ) => void;
}

/** Who says the first message, and who reads it. */
export function KindChoice( { value, onChange }: KindChoiceProps ) {
	return (
		<RadioControl
			className="switchboard-new-ticket__kind"
			label={ __( 'First message', 'switchboard' ) }
			selected={ value }
			options={ [
				{
					value: 'reply',
					label: __( 'Send it to the customer', 'switchboard' ),
				},
				{
					value: 'customer',
					label: __(
						'What the customer said, by phone or in person',
						'switchboard'
					),
				},
				{
					value: 'note',
					label: __(
						'A note, only your team sees it',
						'switchboard'
					),
				},
			] }
			onChange={ ( kind ) => onChange( kind as MessageKind ) }
		/>
	);
}
