import { useRecord } from '../../api';
import { RecordPage } from '../../components';
import { companiesCrumb } from '../parts/crumbs';
import { CompanyForm } from './company-form';
import '../parts/style.scss';

// A company that isn't there yet.
export function AddCompany() {
	return <CompanyForm company={ null } />;
}

// One company.
export function CompanyPage( { id }: { id: string } ) {
	const { record, error, retry } = useRecord( 'company', id );
	return (
		<RecordPage
			record={ record }
			error={ error }
			retry={ retry }
			crumb={ companiesCrumb() }
		>
			{ ( company ) => <CompanyForm company={ company } /> }
		</RecordPage>
	);
}
