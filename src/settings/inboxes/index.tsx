import { __ } from '@wordpress/i18n';
import { pathTo } from '../place';
import { ResourcePage } from '../parts/resource-page';
import { InboxForm } from './inbox-form';
import { InboxList } from './inbox-list';

// Settings › Inboxes.
export function InboxesSection( { id }: { id: string | null } ) {
	if ( id === null ) {
		return <InboxList />;
	}
	const crumb = {
		label: __( 'Inboxes', 'switchboard' ),
		to: pathTo( 'inboxes' ),
	};
	return (
		<ResourcePage noun="inbox" id={ id } crumb={ crumb }>
			{ ( inbox ) => <InboxForm inbox={ inbox } /> }
		</ResourcePage>
	);
}
