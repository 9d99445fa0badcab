import { __ } from '@wordpress/i18n';
import { envelope } from '@wordpress/icons';
import { requestKeys, useActions, useAll, useRequest } from '../../api';
import type { Template } from '../../api';
import {
	Badge,
	DataTable,
	EmptyState,
	ErrorNotice,
	Page,
} from '../../components';
import type { Column } from '../../components';
import { pathTo, settingsCrumb } from '../place';
import './style.scss';

const columns = (): Column< Template >[] => [
	{
		id: 'words',
		label: __( 'Words', 'switchboard' ),
		render: ( { is_changed: isChanged } ) =>
			isChanged
				? __( 'Your own', 'switchboard' )
				: __( 'Built-in', 'switchboard' ),
	},
	{
		id: 'state',
		label: __( 'Sent', 'switchboard' ),
		render: ( { enabled, always_sent: isAlways } ) =>
			enabled ? (
				<Badge tone="success">
					{ isAlways
						? __( 'Always', 'switchboard' )
						: __( 'On', 'switchboard' ) }
				</Badge>
			) : (
				<Badge>{ __( 'Off', 'switchboard' ) }</Badge>
			),
		isOnPhone: true,
	},
];

interface MailTableProps {
	title: string;
	templates: Template[];
	isLoading: boolean;
}

function MailTable( { title, templates, isLoading }: MailTableProps ) {
	return (
		<section className="switchboard-mails">
			<h2>{ title }</h2>
			<DataTable
				label={ title }
				items={ templates }
				isLoading={ isLoading }
				title={ {
					id: 'label',
					label: __( 'Mail', 'switchboard' ),
					render: ( { label } ) => label,
				} }
				note={ ( { subject } ) => <span dir="auto">{ subject }</span> }
				columns={ columns() }
				linkOf={ ( { id } ) => pathTo( 'mails', id ) }
				empty={
					<EmptyState
						icon={ envelope }
						title={ __( 'No mails here', 'switchboard' ) }
					/>
				}
			/>
		</section>
	);
}

// Every mail that Switchboard writes by itself, by who gets it.
export function MailList() {
	const { loadList } = useActions();
	const templates = useAll( 'template' );
	const { error } = useRequest( requestKeys.list( 'template' ) );
	const isLoading = templates.length === 0;
	const to = ( who: Template[ 'audience' ] ) =>
		templates.filter( ( { audience } ) => audience === who );
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Mails', 'switchboard' ) }
			isWide
		>
			{ error ? (
				<ErrorNotice
					message={ error.message }
					onRetry={ () => void loadList( 'template', {} ) }
				/>
			) : (
				<>
					<MailTable
						title={ __( 'To customers', 'switchboard' ) }
						templates={ to( 'customer' ) }
						isLoading={ isLoading }
					/>
					<MailTable
						title={ __( 'To agents', 'switchboard' ) }
						templates={ to( 'agent' ) }
						isLoading={ isLoading }
					/>
				</>
			) }
		</Page>
	);
}
