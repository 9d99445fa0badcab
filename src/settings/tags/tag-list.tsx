import { __ } from '@wordpress/i18n';
import { tag as tagIcon } from '@wordpress/icons';
import { useAll } from '../../api';
import type { Tag } from '../../api';
import {
	AddLink,
	DataTable,
	EmptyState,
	Page,
	TagPill,
} from '../../components';
import type { Column } from '../../components';
import { pathTo, settingsCrumb } from '../place';

const columns = (): Column< Tag >[] => [
	{
		id: 'count',
		label: __( 'Tickets', 'switchboard' ),
		render: ( { ticket_count: count } ) => count?.toLocaleString() ?? '–',
		sortBy: ( { ticket_count: count } ) => count ?? 0,
		isNumber: true,
		isOnPhone: true,
	},
];

export function TagList() {
	const tags = useAll( 'tag' );
	const add = (
		<AddLink
			to={ pathTo( 'tags', 'new' ) }
			label={ __( 'Add tag', 'switchboard' ) }
		/>
	);
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Tags', 'switchboard' ) }
			actions={ tags.length > 0 && add }
		>
			<DataTable
				label={ __( 'Tags', 'switchboard' ) }
				items={ tags }
				title={ {
					id: 'name',
					label: __( 'Name', 'switchboard' ),
					render: ( { name, color } ) => (
						<TagPill name={ name } color={ color } />
					),
					sortBy: ( { name } ) => name,
				} }
				columns={ columns() }
				linkOf={ ( { id } ) => pathTo( 'tags', id ) }
				searchIn={ ( { name } ) => name }
				empty={
					<EmptyState
						icon={ tagIcon }
						title={ __(
							'A tag is a word on a ticket',
							'switchboard'
						) }
						action={ add }
					>
						{ __(
							'Tags group tickets across inboxes, such as “damaged” or “wholesale”. Agents can add them while they work.',
							'switchboard'
						) }
					</EmptyState>
				}
			/>
		</Page>
	);
}
