import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	closeSmall,
	commentAuthorAvatar,
	published,
	shield,
	tag as tagIcon,
	trash,
} from '@wordpress/icons';
import type { Ticket, Update } from '../../api';
import { ErrorNotice } from '../../components';
import {
	useAssigneeChoices,
	useStatusChoices,
	useTagChoices,
} from '../lib/use-choices';
import { BulkMenu } from './bulk-menu';
import { tagSteps, useBulk } from './use-bulk';
import './style.scss';

interface BulkBarProps {
	tickets: Ticket[];
	total: number;
	onSelectAll: () => void;
	onClear: () => void;
}

/** What can be done with the selected tickets at once. */
export function BulkBar( {
	tickets,
	total,
	onSelectAll,
	onClear,
}: BulkBarProps ) {
	const { isBusy, error, dismiss, run } = useBulk( onClear );
	const statuses = useStatusChoices();
	const assignees = useAssigneeChoices();
	const tags = useTagChoices();
	const ids = tickets.map( ( { id } ) => id );
	const edit = ( changes: Update< 'ticket' > ) =>
		void run( [ { ids, changes } ] );
	return (
		<div
			className="switchboard-bulk"
			role="region"
			aria-label={ __( 'Selected tickets', 'switchboard' ) }
		>
			{ error && <ErrorNotice message={ error } onDismiss={ dismiss } /> }
			<div className="switchboard-bulk__line">
				<b className="switchboard-bulk__count">
					{ sprintf(
						/* translators: %d: tickets. */
						_n(
							'%d selected',
							'%d selected',
							ids.length,
							'switchboard'
						),
						ids.length
					) }
				</b>
				{ ids.length < total && (
					<Button variant="link" onClick={ onSelectAll }>
						{ sprintf(
							/* translators: %d: tickets. */
							__( 'Select all %d', 'switchboard' ),
							total
						) }
					</Button>
				) }
				<span className="switchboard-bulk__gap" />
				<Button
					size="small"
					icon={ closeSmall }
					label={ __( 'Select none', 'switchboard' ) }
					onClick={ onClear }
				/>
			</div>
			<div className="switchboard-bulk__actions" role="group">
				<BulkMenu
					label={ __( 'Assign', 'switchboard' ) }
					icon={ commentAuthorAvatar }
					isBusy={ isBusy }
					choices={ assignees }
					onPick={ ( value ) =>
						edit( { assignee: Number( value ) || null } )
					}
				/>
				<BulkMenu
					label={ __( 'Status', 'switchboard' ) }
					icon={ published }
					isBusy={ isBusy }
					choices={ statuses.choices }
					onPick={ ( value ) => edit( statuses.read( value ) ) }
				/>
				<BulkMenu
					label={ __( 'Tag', 'switchboard' ) }
					icon={ tagIcon }
					isBusy={ isBusy }
					choices={ tags }
					onPick={ ( value ) =>
						void run( tagSteps( tickets, Number( value ) ) )
					}
				/>
				<Button
					size="compact"
					icon={ shield }
					label={ __( 'Mark as spam', 'switchboard' ) }
					disabled={ isBusy }
					onClick={ () => edit( { status: 'spam' } ) }
				/>
				<Button
					size="compact"
					className="switchboard-bulk__danger"
					icon={ trash }
					label={ __( 'Move to trash', 'switchboard' ) }
					disabled={ isBusy }
					onClick={ () => edit( { status: 'trash' } ) }
				/>
			</div>
		</div>
	);
}
