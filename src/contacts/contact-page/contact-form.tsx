import { __, _n, sprintf } from '@wordpress/i18n';
import { contactName, useActions } from '../../api';
import type { Contact } from '../../api';
import {
	DeleteRecord,
	FormPage,
	leaveTo,
	useForm,
	useSay,
} from '../../components';
import type { Deletion } from '../../components';
import { contactsCrumb } from '../parts/crumbs';
import { TicketLines } from '../parts/ticket-lines';
import { ContactCards } from './contact-cards';
import { ContactFields } from './contact-fields';
import type { ContactValues } from './contact-fields';
import { MergeContact } from './merge-contact';

function deletionOf( contact: Contact ): Deletion {
	return {
		label: __( 'Delete contact', 'switchboard' ),
		title: sprintf(
			/* translators: %s: a person's name. */
			__( 'Delete %s?', 'switchboard' ),
			contactName( contact )
		),
		text: sprintf(
			/* translators: %d: number of tickets. */
			_n(
				'The person is deleted with %d ticket and all that was written in it, files too. This can’t be undone.',
				'The person is deleted with %d tickets and all that was written in them, files too. This can’t be undone.',
				contact.ticket_count,
				'switchboard'
			),
			contact.ticket_count
		),
		done: __( 'Contact deleted.', 'switchboard' ),
	};
}

const valuesOf = ( contact: Contact ): ContactValues => ( {
	name: contact.name,
	company: contact.company,
	language: contact.language,
	preferred_channel: contact.preferred_channel,
	timezone: contact.timezone,
	notes: contact.notes,
} );

const check = ( { name }: ContactValues ) => ( {
	...( name.trim() === '' && {
		name: __( 'Give the contact a name.', 'switchboard' ),
	} ),
} );

// One person: who it is, how to reach them, what they wrote about.
export function ContactForm( { contact }: { contact: Contact } ) {
	const { updateRecord, deleteRecord, forgetLists } = useActions();
	const say = useSay();
	const { id, permissions } = contact;
	const form = useForm< ContactValues >( {
		saved: valuesOf( contact ),
		check,
		save: async ( changes ) => {
			await updateRecord( 'contact', id, changes );
			forgetLists( 'contact' );
			say( __( 'Contact saved.', 'switchboard' ) );
		},
	} );
	const deletion = deletionOf( contact );
	const remove = async () => {
		await deleteRecord( 'contact', id );
		forgetLists( 'ticket' );
		say( deletion.done );
		leaveTo( '/contacts', { replace: true } );
	};
	return (
		<FormPage
			form={ form }
			crumb={ contactsCrumb() }
			title={ contactName( contact ) }
			isReadOnly={ ! permissions.update }
			side={ <ContactCards contact={ contact } /> }
			below={
				<>
					<TicketLines
						query={ { contact: id } }
						none={ __( 'No tickets yet.', 'switchboard' ) }
					/>
					{ permissions.update && (
						<MergeContact contact={ contact } />
					) }
					{ permissions.delete && (
						<DeleteRecord
							deletion={ deletion }
							onDelete={ remove }
						/>
					) }
				</>
			}
		>
			<ContactFields values={ form.values } />
		</FormPage>
	);
}
