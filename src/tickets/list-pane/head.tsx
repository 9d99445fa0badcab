import {
	Button,
	DropdownMenu,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import {
	check,
	chevronDown,
	menu as menuIcon,
	settings,
} from '@wordpress/icons';
import type { TicketList } from '../../api';
import { ChoiceMenu, Icon, PaneHead } from '../../components';
import { readSort, sortChoices, sortValue } from './sorts';

interface HeadProps {
	title: string;
	count: number | undefined;
	query: TicketList;
	isCompact: boolean;
	isSelecting: boolean;
	onSort: ( sort: Pick< TicketList, 'sort' | 'order' > ) => void;
	onCompact: ( isCompact: boolean ) => void;
	onSelecting: ( isSelecting: boolean ) => void;
	onViews: () => void;
	/** Of a saved view that the person may delete. */
	onDelete?: () => void;
}

export function Head( props: HeadProps ) {
	const { title, count, query, onSort, onViews } = props;
	const choices = sortChoices();
	const value = sortValue( query );
	return (
		<PaneHead
			title={ title }
			count={ count }
			before={
				<Button
					className="switchboard-phone-only"
					icon={ menuIcon }
					label={ __( 'Views', 'switchboard' ) }
					onClick={ onViews }
				/>
			}
		>
			<ChoiceMenu
				label={ __( 'Order', 'switchboard' ) }
				choices={ choices }
				selected={ [ value ] }
				placement="bottom-end"
				onPick={ ( chosen ) => onSort( readSort( chosen ) ) }
				renderToggle={ ( { onToggle, isOpen } ) => (
					<Button
						size="small"
						className="switchboard-list-pane__sort"
						aria-expanded={ isOpen }
						aria-label={ __( 'Order', 'switchboard' ) }
						onClick={ onToggle }
					>
						{ choices.find( ( choice ) => choice.value === value )
							?.label ?? __( 'Order', 'switchboard' ) }
						<Icon icon={ chevronDown } size={ 16 } />
					</Button>
				) }
			/>
			<Options { ...props } />
		</PaneHead>
	);
}

function Options( {
	isCompact,
	isSelecting,
	onCompact,
	onSelecting,
	onDelete,
}: HeadProps ) {
	return (
		<DropdownMenu
			icon={ settings }
			label={ __( 'View options', 'switchboard' ) }
			toggleProps={ { size: 'compact', iconSize: 20 } }
			popoverProps={ { placement: 'bottom-end' } }
		>
			{ ( { onClose } ) => (
				<>
					<MenuGroup>
						<MenuItem
							role="menuitemcheckbox"
							isSelected={ isCompact }
							icon={ isCompact ? check : null }
							onClick={ () => onCompact( ! isCompact ) }
						>
							{ __( 'Compact rows', 'switchboard' ) }
						</MenuItem>
						<MenuItem
							role="menuitemcheckbox"
							isSelected={ isSelecting }
							icon={ isSelecting ? check : null }
							onClick={ () => {
								onSelecting( ! isSelecting );
								onClose();
							} }
						>
							{ __( 'Select tickets', 'switchboard' ) }
						</MenuItem>
					</MenuGroup>
					{ onDelete && (
						<MenuGroup>
							<MenuItem
								isDestructive
								onClick={ () => {
									onClose();
									onDelete();
								} }
							>
								{ __( 'Delete this view', 'switchboard' ) }
							</MenuItem>
						</MenuGroup>
					) }
				</>
			) }
		</DropdownMenu>
	);
}
