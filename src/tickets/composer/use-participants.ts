import { useEffect, useState } from '@wordpress/element';
import { fetchParticipants } from '../../api';
import type { Participant, Ticket } from '../../api';

/**
 * Who takes part in a ticket, read anew when the ticket changed.
 *
 * @param ticket Ticket.
 */
export function useParticipants( { id, version }: Ticket ): Participant[] {
	const [ participants, setParticipants ] = useState< Participant[] >( [] );
	useEffect( () => {
		let isWanted = true;
		// Without them the site still knows whom a reply goes to.
		fetchParticipants( id ).then(
			( found ) => isWanted && setParticipants( found ),
			() => {}
		);
		return () => {
			isWanted = false;
		};
	}, [ id, version ] );
	return participants;
}
