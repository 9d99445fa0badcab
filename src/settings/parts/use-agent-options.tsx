import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Agent } from '../../api';
import { Avatar } from '../../components';
import type { PickOption } from '../../components';

/**
 * A role in words.
 *
 * @param role Role; null has left the helpdesk.
 */
export function roleName( role: Agent[ 'role' ] ): string {
	switch ( role ) {
		case 'manager':
			return __( 'Manager', 'switchboard' );
		case 'agent':
			return __( 'Agent', 'switchboard' );
		case 'light_agent':
			return __( 'Light agent', 'switchboard' );
	}
	return __( 'No longer here', 'switchboard' );
}

/** The agents, to pick from. */
export const useAgentOptions = (): PickOption[] =>
	useAll( 'agent' )
		.filter( ( { role } ) => role !== null )
		.map( ( { id, name, role, avatar } ) => ( {
			id,
			label: name,
			detail: roleName( role ),
			before: (
				<Avatar name={ name } id={ id } src={ avatar } size={ 24 } />
			),
		} ) );
