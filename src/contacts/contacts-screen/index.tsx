import { __ } from '@wordpress/i18n';
import { Pane, useLocation } from '../../components';
import { AddCompany, CompanyPage } from '../company-page';
import { CompanyList } from '../company-list';
import { AddContact, ContactPage } from '../contact-page';
import { ContactList } from '../contact-list';
import './style.scss';

interface PlaceProps {
	/** `contacts` or `companies`. */
	room: string;
	id: string;
}

function Place( { room, id }: PlaceProps ) {
	const isCompany = room === 'companies';
	if ( id === 'new' ) {
		return isCompany ? <AddCompany /> : <AddContact />;
	}
	if ( id ) {
		return isCompany ? (
			<CompanyPage key={ id } id={ id } />
		) : (
			<ContactPage key={ id } id={ id } />
		);
	}
	return isCompany ? <CompanyList /> : <ContactList />;
}

// People who write, and the companies they belong to.
export function ContactsScreen() {
	const { path } = useLocation();
	const [ , room = 'contacts', id = '' ] = path.split( '/' );
	return (
		<Pane
			label={ __( 'Contacts', 'switchboard' ) }
			className="switchboard-contacts"
		>
			<Place room={ room } id={ id } />
		</Pane>
	);
}
