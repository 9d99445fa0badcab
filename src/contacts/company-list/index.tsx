import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { getBoot, useAll, useList } from '../../api';
import type { Company } from '../../api';
import {
	AddLink,
	DataTable,
	EmptyState,
	ErrorNotice,
	Page,
} from '../../components';
import type { Column } from '../../components';
import { useAsked } from '../parts/asked';
import { ContactTabs } from '../parts/tabs';
import '../parts/style.scss';

const PER_PAGE = 50;

const title = (): Column< Company > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( { name } ) => <span dir="auto">{ name }</span>,
} );

function useColumns(): Column< Company >[] {
	const agents = useAll( 'agent' );
	return [
		{
			id: 'people',
			label: __( 'People', 'switchboard' ),
			render: ( { contact_count: count } ) => count.toLocaleString(),
			isNumber: true,
			isOnPhone: true,
		},
		{
			id: 'share',
			label: __( 'Shares tickets', 'switchboard' ),
			render: ( { share_tickets: shares } ) =>
				shares ? __( 'Yes', 'switchboard' ) : __( 'No', 'switchboard' ),
		},
		{
			id: 'manager',
			label: __( 'Account manager', 'switchboard' ),
			render: ( { account_manager: id } ) => (
				<bdi>
					{ agents.find( ( agent ) => agent.id === id )?.name ?? '–' }
				</bdi>
			),
		},
	];
}

export function CompanyList() {
	const [ asked, ask ] = useAsked();
	const list = useList( 'company', {
		per_page: PER_PAGE,
		search: asked.search || undefined,
	} );
	const add = getBoot().me.capabilities.reply && (
		<AddLink
			to="/companies/new"
			label={ __( 'Add company', 'switchboard' ) }
		/>
	);
	const columns = useColumns();
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
					label={ __( 'Companies', 'switchboard' ) }
					items={ list.records }
					isLoading={ list.isLoading }
					title={ title() }
					note={ ( { domains } ) => (
						<bdi>{ domains.join( ', ' ) }</bdi>
					) }
					columns={ columns }
					linkOf={ ( { id } ) => `/companies/${ id }` }
					searchLabel={ __( 'Beginning of a name', 'switchboard' ) }
					remote={ {
						asked,
						onAsk: ask,
						hasMore: list.hasMore,
						isLoadingMore: list.isLoadingMore,
						moreError: list.moreError?.message ?? null,
						onMore: list.loadMore,
					} }
					empty={
						<EmptyState
							icon={ people }
							title={
								asked.search
									? __( 'No company found', 'switchboard' )
									: __(
											'A company holds people together',
											'switchboard'
										)
							}
						>
							{ asked.search
								? __(
										'Companies are found by the beginning of their name.',
										'switchboard'
									)
								: __(
										'Whoever writes from one of its e-mail domains joins it by themselves.',
										'switchboard'
									) }
						</EmptyState>
					}
				/>
			) }
		</Page>
	);
}
