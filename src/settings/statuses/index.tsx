import { __ } from '@wordpress/i18n';
import { ResourcePage } from '../parts/resource-page';
import { pathTo } from '../place';
import type { SectionProps } from '../sections';
import { StatusForm } from './status-form';
import { StatusList } from './status-list';

// Settings › Statuses.
export function StatusesSection( { id }: SectionProps ) {
	if ( id === null ) {
		return <StatusList />;
	}
	const crumb = {
		label: __( 'Statuses', 'switchboard' ),
		to: pathTo( 'statuses' ),
	};
	return (
		<ResourcePage noun="status" id={ id } crumb={ crumb }>
			{ ( status ) => <StatusForm status={ status } /> }
		</ResourcePage>
	);
}
