import { __ } from '@wordpress/i18n';
import { FieldRow, FormSection, NumberField } from '../../components';

// When a solved ticket is over.
export function Closing() {
	const days = __( 'days', 'switchboard' );
	return (
		<FormSection title={ __( 'After it is solved', 'switchboard' ) }>
			<FieldRow>
				<NumberField
					name="close_after_days"
					label={ __( 'Close after', 'switchboard' ) }
					help={ __(
						'0: stays solved and is never closed.',
						'switchboard'
					) }
					min={ 0 }
					max={ 3650 }
					unit={ days }
				/>
				<NumberField
					name="reopen_days"
					label={ __( 'Reopen within', 'switchboard' ) }
					help={ __(
						'A reply to a closed ticket reopens it within this time; later it opens a follow-up ticket.',
						'switchboard'
					) }
					min={ 0 }
					max={ 3650 }
					unit={ days }
				/>
			</FieldRow>
		</FormSection>
	);
}
