import { __ } from '@wordpress/i18n';
import { Link, useLocation } from '../../components';

// People or companies.
export function ContactTabs() {
	const { path } = useLocation();
	const tabs = [
		{ to: '/contacts', label: __( 'People', 'switchboard' ) },
		{ to: '/companies', label: __( 'Companies', 'switchboard' ) },
	];
	return (
		<nav
			className="switchboard-page__tabs"
			aria-label={ __( 'Contacts', 'switchboard' ) }
		>
			{ tabs.map( ( { to, label } ) => (
				<Link
					key={ to }
					to={ to }
					aria-current={ path === to ? 'page' : undefined }
				>
					{ label }
				</Link>
			) ) }
		</nav>
	);
}
