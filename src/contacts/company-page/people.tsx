import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useList } from '../../api';
import type { Company } from '../../api';
import { Avatar, Card, ErrorNotice, Link } from '../../components';

// Who belongs to a company.
export function People( { company }: { company: Company } ) {
	const list = useList( 'contact', { company: company.id, per_page: 20 } );
	return (
		<Card title={ __( 'People', 'switchboard' ) }>
			{ list.error && (
				<ErrorNotice
					message={ list.error.message }
					onRetry={ list.reload }
				/>
			) }
			{ ! list.isLoading && ! list.error && list.records.length === 0 && (
				<p className="switchboard-lines__none">
					{ __( 'Nobody yet.', 'switchboard' ) }
				</p>
			) }
			<ul className="switchboard-lines">
				{ list.records.map( ( { id, name, email } ) => (
					<li key={ id }>
						<Avatar
							name={ name || email || '?' }
							id={ id }
							size={ 24 }
						/>
						<Link to={ `/contacts/${ id }` } dir="auto">
							{ name || email }
						</Link>
					</li>
				) ) }
			</ul>
			{ list.hasMore && (
				<Button
					size="compact"
					variant="tertiary"
					isBusy={ list.isLoadingMore }
					onClick={ list.loadMore }
				>
					{ __( 'Show more', 'switchboard' ) }
				</Button>
			) }
		</Card>
	);
}
