import { DropdownMenu, PanelBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import type { FieldKind } from './field-names';

interface AddFieldProps {
	/** Fields that the form doesn't have yet. */
	kinds: FieldKind[];
	onAdd: ( name: string ) => void;
}

/** A menu of what else the form could ask. */
export function AddField( { kinds, onAdd }: AddFieldProps ) {
	if ( ! kinds.length ) {
		return null;
	}
	return (
		<PanelBody>
			<DropdownMenu
				icon={ plus }
				label={ __( 'Add a field', 'switchboard' ) }
				text={ __( 'Add a field', 'switchboard' ) }
				toggleProps={ { variant: 'secondary' } as never }
				controls={ kinds.map( ( { name, label } ) => ( {
					title: label,
					onClick: () => onAdd( name ),
				} ) ) }
			/>
		</PanelBody>
	);
}
