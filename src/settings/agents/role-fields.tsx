import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import { FormSection, PickField, SelectField } from '../../components';

const helpOf = ( role: string | null ): string => {
	switch ( role ) {
		case 'manager':
			return __(
				'Sees every inbox, sets up inboxes, teams, statuses, fields and tags, and may delete for good.',
				'switchboard'
			);
		case 'light_agent':
			return __(
				'Reads tickets and writes notes, but sends no replies.',
				'switchboard'
			);
	}
	return __( 'Answers the tickets of the inboxes below.', 'switchboard' );
};

interface RoleFieldsProps {
	role: string | null;
	/** Only an administrator gives roles. */
	mayChangeRole: boolean;
}

// What an agent may do and where.
export function RoleFields( { role, mayChangeRole }: RoleFieldsProps ) {
	const inboxes = useAll( 'inbox' );
	const teams = useAll( 'team' );
	return (
		<FormSection>
			<SelectField
				name="role"
				label={ __( 'Role', 'switchboard' ) }
				help={
					mayChangeRole
						? helpOf( role )
						: __( 'An administrator can change it.', 'switchboard' )
				}
				options={ [
					{ value: 'manager', label: __( 'Manager', 'switchboard' ) },
					{ value: 'agent', label: __( 'Agent', 'switchboard' ) },
					{
						value: 'light_agent',
						label: __( 'Light agent', 'switchboard' ),
					},
				] }
				isDisabled={ ! mayChangeRole }
			/>
			<PickField
				name="inboxes"
				label={ __( 'Inboxes', 'switchboard' ) }
				help={
					role === 'manager'
						? __(
								'A manager sees every inbox; those ticked here also send notifications.',
								'switchboard'
							)
						: undefined
				}
				options={ inboxes.map( ( { id, name } ) => ( {
					id,
					label: name,
				} ) ) }
				none={ __( 'There are no inboxes yet.', 'switchboard' ) }
			/>
			<PickField
				name="teams"
				label={ __( 'Teams', 'switchboard' ) }
				options={ teams.map( ( { id, name } ) => ( {
					id,
					label: name,
				} ) ) }
				none={ __( 'There are no teams yet.', 'switchboard' ) }
			/>
		</FormSection>
	);
}
