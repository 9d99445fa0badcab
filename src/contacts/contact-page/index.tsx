import { useRecord } from '../../api';
import { RecordPage } from '../../components';
import { contactsCrumb } from '../parts/crumbs';
import { ContactForm } from './contact-form';
import '../parts/style.scss';

export { AddContact } from './add-contact';

// One person.
export function ContactPage( { id }: { id: string } ) {
	const { record, error, retry } = useRecord( 'contact', id );
	return (
		<RecordPage
			record={ record }
			error={ error }
			retry={ retry }
			crumb={ contactsCrumb() }
		>
			{ ( contact ) => <ContactForm contact={ contact } /> }
		</RecordPage>
	);
}
