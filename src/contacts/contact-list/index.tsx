import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { getBoot, useList } from '../../api';
import type { ContactList as ContactQuery } from '../../api';
import {
	AddLink,
	DataTable,
	EmptyState,
	ErrorNotice,
	Page,
} from '../../components';
import type { Asked } from '../../components';
import { useAsked } from '../parts/asked';
import { ContactTabs } from '../parts/tabs';
import '../parts/style.scss';
import { title, useColumns } from './columns';

const PER_PAGE = 50;

/** The site's order when none is asked for. */
const BY_NAME: Asked[ 'sort' ] = { field: 'name', direction: 'asc' };

export const queryOf = ( { search, sort }: Asked ): ContactQuery => ( {
	per_page: PER_PAGE,
	search: search || undefined,
	sort: sort?.field as ContactQuery[ 'sort' ],
	order: sort?.direction,
} );

export function ContactList() {
	const [ asked, ask ] = useAsked();
	const list = useList( 'contact', queryOf( asked ) );
	const add = getBoot().me.capabilities.reply && (
		<AddLink
			to="/contacts/new"
			label={ __( 'Add contact', 'switchboard' ) }
		/>
	);
	const columns = useColumns( list.records );
	return (
		<Page
			title={ __( 'Contacts', 'switchboard' ) }
			tabs={ <ContactTabs /> }
			isWide
			actions={ add }
		>
			{ list.error ? (
				<ErrorNotice
					message={ list.error.message }
					onRetry={ list.reload }
				/>
			) : (
				<DataTable
					label={ __( 'Contacts', 'switchboard' ) }
					items={ list.records }
					isLoading={ list.isLoading }
					title={ title() }
					columns={ columns }
					linkOf={ ( { id } ) => `/contacts/${ id }` }
					searchLabel={ __(
						'Name, or a whole e-mail address',
						'switchboard'
					) }
					remote={ {
						asked: { sort: BY_NAME, ...asked },
						onAsk: ask,
						hasMore: list.hasMore,
						isLoadingMore: list.isLoadingMore,
						moreError: list.moreError?.message ?? null,
						onMore: list.loadMore,
					} }
					empty={
						asked.search ? (
							<EmptyState
								icon={ people }
								title={ __(
									'No contact found',
									'switchboard'
								) }
							>
								{ __(
									'Names are found by their beginning, e-mail addresses only whole.',
									'switchboard'
								) }
							</EmptyState>
						) : (
							<EmptyState
								icon={ people }
								title={ __(
									'A contact is a person who writes to you',
									'switchboard'
								) }
							>
								{ __(
									'Contacts appear by themselves with their first ticket.',
									'switchboard'
								) }
							</EmptyState>
						)
					}
				/>
			) }
		</Page>
	);
}
