import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useActions, useAll } from '../../api';
import type { Field, Ticket } from '../../api';
import type { FieldValue } from '../../components';
import { FieldControl } from '../../components';
import { Section } from './section';

/** The site's own fields of this ticket. */
export function Details( { ticket }: { ticket: Ticket } ) {
	const fields = useAll( 'field' );
	if ( fields.length === 0 ) {
		return null;
	}
	return (
		<Section name="details" title={ __( 'Details', 'switchboard' ) }>
			<div className="switchboard-details">
				{ fields.map( ( field ) => (
					<Detail
						key={ field.id }
						field={ field }
						ticket={ ticket }
					/>
				) ) }
			</div>
		</Section>
	);
}

function Detail( { field, ticket }: { field: Field; ticket: Ticket } ) {
	const { editTicket } = useActions();
	const saved = ticket.fields[ field.key ] ?? null;
	const [ typed, setTyped ] = useState< FieldValue | undefined >( undefined );
	const save = ( value: FieldValue ) =>
		void editTicket( ticket.id, { fields: { [ field.key ]: value } } );
	const isText = field.type !== 'choice' && field.type !== 'checkbox';
	return (
		<FieldControl
			label={ field.label }
			type={ field.type }
			choices={ field.choices }
			help={ field.description || undefined }
			value={ typed === undefined ? saved : typed }
			isDisabled={ ! ticket.permissions.update }
			onChange={ isText ? setTyped : save }
			onDone={ () => {
				if ( typed !== undefined && typed !== saved ) {
					save( typed );
				}
				setTyped( undefined );
			} }
		/>
	);
}
