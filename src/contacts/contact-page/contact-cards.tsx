import { __ } from '@wordpress/i18n';
import type { Contact } from '../../api';
import { Card, Facts, Time } from '../../components';
import { Identities } from './identities';

// How to reach a person, and since when they are known.
export function ContactCards( { contact }: { contact: Contact } ) {
	return (
		<>
			<Card title={ __( 'Ways to reach them', 'switchboard' ) }>
				<Identities contact={ contact } />
			</Card>
			<Card title={ __( 'So far', 'switchboard' ) }>
				<Facts
					facts={ [
						{
							label: __( 'Tickets', 'switchboard' ),
							value: contact.ticket_count.toLocaleString(),
						},
						{
							label: __( 'Wrote last', 'switchboard' ),
							value: contact.last_seen_at ? (
								<Time value={ contact.last_seen_at } />
							) : (
								__( 'Never', 'switchboard' )
							),
						},
						{
							label: __( 'Added', 'switchboard' ),
							value: (
								<Time value={ contact.created_at } as="day" />
							),
						},
					] }
				/>
			</Card>
		</>
	);
}
