import { __ } from '@wordpress/i18n';
import { requestKeys, useActions, useAll } from '../../api';
import type { Ticket } from '../../api';
import { Avatar, NobodyAvatar, StatusBadge, useNow } from '../../components';
import { DueBadge } from '../due-badge';
import { useStatusLabel } from '../lib/labels';
import type { Priority } from '../lib/labels';
import {
	useAssigneeChoices,
	useInboxChoices,
	usePriorityChoices,
	useStatusChoices,
	useTeamChoices,
} from '../lib/use-choices';
import { PriorityLabel } from '../priority-label';
import { Property } from './property';
import { Tags } from './tags';

/** What a ticket is, in one line of quiet menus. A change shows at once and comes back if the site refuses it. */
export function Properties( { ticket }: { ticket: Ticket } ) {
	const { editTicket, finishRequest } = useActions();
	const now = useNow();
	const statusLabel = useStatusLabel();
	const statuses = useStatusChoices();
	const assignee = useAll( 'agent' ).find(
		( { id } ) => id === ticket.assignee
	);
	const team = useAll( 'team' ).find( ( { id } ) => id === ticket.team );
	const inbox = useAll( 'inbox' ).find( ( { id } ) => id === ticket.inbox );
	const teams = useTeamChoices();
	const edit = ( changes: Parameters< typeof editTicket >[ 1 ] ) => {
		finishRequest( requestKeys.save( 'ticket', ticket.id ) );
		void editTicket( ticket.id, changes );
	};
	const isFixed = ! ticket.permissions.update;
	return (
		<div className="switchboard-ticket__properties">
			<Property
				label={ __( 'Status', 'switchboard' ) }
				choices={ statuses.choices }
				selected={ statuses.valueOf( ticket ) }
				isFixed={ isFixed }
				onPick={ ( value ) => edit( statuses.read( value ) ) }
			>
				<StatusBadge
					category={ ticket.status }
					label={ statusLabel( ticket.status, ticket.custom_status ) }
				/>
			</Property>
			<Property
				label={ __( 'Priority', 'switchboard' ) }
				choices={ usePriorityChoices() }
				selected={ ticket.priority }
				isFixed={ isFixed }
				onPick={ ( value ) => edit( { priority: value as Priority } ) }
			>
				<PriorityLabel priority={ ticket.priority } />
			</Property>
			<Property
				label={ __( 'Assignee', 'switchboard' ) }
				choices={ useAssigneeChoices() }
				selected={ String( ticket.assignee ?? 0 ) }
				isFixed={ isFixed }
				onPick={ ( value ) =>
					edit( { assignee: Number( value ) || null } )
				}
			>
				{ assignee ? (
					<Avatar
						name={ assignee.name }
						id={ assignee.id }
						src={ assignee.avatar }
						size={ 20 }
					/>
				) : (
					<NobodyAvatar />
				) }
				<span dir="auto">
					{ assignee?.name ?? __( 'Unassigned', 'switchboard' ) }
				</span>
			</Property>
			{ teams.length > 1 && (
				<Property
					label={ __( 'Team', 'switchboard' ) }
					choices={ teams }
					selected={ String( ticket.team ?? 0 ) }
					isFixed={ isFixed }
					onPick={ ( value ) =>
						edit( { team: Number( value ) || null } )
					}
				>
					<span dir="auto">
						{ team?.name ?? __( 'No team', 'switchboard' ) }
					</span>
				</Property>
			) }
			<Property
				label={ __( 'Inbox', 'switchboard' ) }
				choices={ useInboxChoices() }
				selected={ String( ticket.inbox ) }
				isFixed={ isFixed }
				onPick={ ( value ) => edit( { inbox: Number( value ) } ) }
			>
				<span dir="auto">{ inbox?.name }</span>
			</Property>
			<Tags
				ticket={ ticket }
				isFixed={ isFixed }
				onChange={ ( tags ) => edit( { tags } ) }
			/>
			<DueBadge dueAt={ ticket.due_at } now={ now } />
		</div>
	);
}
