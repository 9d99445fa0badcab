import { __ } from '@wordpress/i18n';
import { FormSection, ToggleField } from '../../components';

// Who must fill a field in, and who sees it.
export function Use() {
	return (
		<FormSection title={ __( 'Use', 'switchboard' ) }>
			<ToggleField
				name="required_to_solve"
				label={ __( 'Needed to solve a ticket', 'switchboard' ) }
				help={ __(
					'An agent can’t set a ticket solved while it is empty.',
					'switchboard'
				) }
			/>
			<ToggleField
				name="public"
				label={ __( 'Customers see it', 'switchboard' ) }
				help={ __(
					'On their own pages. A form asks for it where its block says so.',
					'switchboard'
				) }
			/>
		</FormSection>
	);
}
