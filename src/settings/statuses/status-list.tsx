import { __, sprintf } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Status } from '../../api';
import { AddLink, ErrorNotice, Page, StatusBadge } from '../../components';
import { OrderedList, useOrder } from '../parts/ordered-list';
import { pathTo, settingsCrumb } from '../place';
import { categories, inOrder } from './categories';
import './style.scss';

const rowOf = ( status: Status ) => ( {
	id: status.id,
	name: status.label,
	title: <StatusBadge category={ status.category } label={ status.label } />,
	note: status.customer_label
		? sprintf(
				/* translators: %s: what customers read, such as “We wait for you”. */
				__( 'Customers read “%s”', 'switchboard' ),
				status.customer_label
			)
		: __( 'Customers read the same', 'switchboard' ),
	aside: status.is_default ? undefined : __( 'Your own', 'switchboard' ),
	to: pathTo( 'statuses', status.id ),
} );

// Every status under the category that decides what it means.
export function StatusList() {
	const statuses = inOrder( useAll( 'status' ) );
	const order = useOrder( 'status', statuses );
	return (
		<Page
			phoneCrumb={ settingsCrumb() }
			title={ __( 'Statuses', 'switchboard' ) }
			actions={
				<AddLink
					to={ pathTo( 'statuses', 'new' ) }
					label={ __( 'Add status', 'switchboard' ) }
				/>
			}
		>
			<p className="switchboard-statuses__intro">
				{ __(
					'What a status does is fixed by its category; what it is called is up to you. Switchboard itself sets only the built-in ones.',
					'switchboard'
				) }
			</p>
			{ order.error && <ErrorNotice message={ order.error } /> }
			{ categories().map( ( { id, meaning } ) => (
				<section key={ id } className="switchboard-statuses__group">
					<h2>{ meaning }</h2>
					<OrderedList
						label={ meaning }
						rows={ statuses
							.filter( ( { category } ) => category === id )
							.map( rowOf ) }
						order={ order }
					/>
				</section>
			) ) }
		</Page>
	);
}
