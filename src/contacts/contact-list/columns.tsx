import { __ } from '@wordpress/i18n';
import { contactName } from '../../api';
import type { Contact } from '../../api';
import { Avatar, Link, Time } from '../../components';
import type { Column } from '../../components';
import { useCompanyNames } from '../parts/use-company-names';

/** The first column: who it is. */
export const title = (): Column< Contact > => ( {
	id: 'name',
	label: __( 'Name', 'switchboard' ),
	render: ( contact ) => (
		<span className="switchboard-contact-name">
			<Avatar
				name={ contactName( contact ) }
				id={ contact.id }
				size={ 28 }
			/>
			<bdi>{ contactName( contact ) }</bdi>
		</span>
	),
	sortBy: ( { name } ) => name,
} );

/**
 * The other columns.
 *
 * @param contacts Those on the screen, whose companies are named.
 */
export function useColumns( contacts: Contact[] ): Column< Contact >[] {
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
