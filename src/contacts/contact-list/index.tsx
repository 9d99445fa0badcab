import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { getBoot, useList } from '../../api';
import type { Contact, ContactList as ContactQuery } from '../../api';
import {
	AddLink,
	Avatar,
	DataTable,
	EmptyState,
	ErrorNotice,
	Link,
	Page,
	Time,
} from '../../components';
import type { Asked, Column } from '../../components';
import { useAsked } from '../parts/asked';
import { ContactTabs } from '../parts/tabs';
import { useCompanyNames } from '../parts/use-company-names';
import '../parts/style.scss';

const PER_PAGE = 50;

/** The site's order when none is asked for. */
const BY_NAME: Asked[ 'sort' ] = { field: 'name', direction: 'asc' };

export const queryOf = ( { search, sort }: Asked ): ContactQuery => ( {
	per_page: PER_PAGE,
	search: search || undefined,
	sort: sort?.field as ContactQuery[ 'sort' ],
	order: sort?.direction,
} );

const title = (): Column< Contact > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( { id, name, email } ) => (
		<span className="switchboard-contact-name">
			<Avatar name={ name || email || '?' } id={ id } size={ 28 } />
			<bdi>{ name || email || __( 'No name', 'switchboard' ) }</bdi>
		</span>
	),
	sortBy: ( { name } ) => name,
} );

function useColumns( contacts: Contact[] ): Column< Contact >[] {
	const names = useCompanyNames(
		contacts.flatMap( ( { company } ) => company ?? [] )
	);
	return [
		{
			id: 'email',
			label: __( 'E-mail', 'switchboard' ),
			render: ( { email } ) => <bdi>{ email ?? '–' }</bdi>,
		},
		{
			id: 'company',
			label: __( 'Company', 'switchboard' ),
			render: ( { company } ) =>
				company ? (
					<Link to={ `/companies/${ company }` } dir="auto">
						{ names.get( company ) || '…' }
					</Link>
				) : (
					'–'
				),
		},
		{
			id: 'tickets',
			label: __( 'Tickets', 'switchboard' ),
			render: ( { ticket_count: count } ) => count.toLocaleString(),
			isNumber: true,
			isOnPhone: true,
		},
		{
			id: 'last_seen',
			label: __( 'Wrote last', 'switchboard' ),
			render: ( { last_seen_at: seen } ) =>
				seen ? <Time value={ seen } /> : __( 'Never', 'switchboard' ),
			sortBy: () => 0,
		},
		{
			id: 'created',
			label: __( 'Added', 'switchboard' ),
			render: ( { created_at: created } ) => (
				<Time value={ created } as="day" />
			),
			sortBy: () => 0,
		},
	];
}

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
								title={ __( 'Nobody found', 'switchboard' ) }
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
								action={ add }
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
