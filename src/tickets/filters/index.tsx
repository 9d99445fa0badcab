import { Button, Dropdown } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronLeft, funnel } from '@wordpress/icons';
import { ChoiceList } from '../../components';
import type { Filters } from '../lib/list-query';
import { FilterEditor } from './filter-editor';
import { useDefinitions } from './use-definitions';
import './style.scss';

export { FilterChips } from './filter-chips';

interface FilterButtonProps {
	filters: Filters;
	onChange: ( filters: Filters ) => void;
}

/** Opens a list of all filters; a chosen one shows its values in the same place. */
export function FilterButton( { filters, onChange }: FilterButtonProps ) {
	const definitions = useDefinitions();
	const isActive = definitions.some(
		( { read } ) => read( filters ).length > 0
	);
	return (
		<Dropdown
			contentClassName="switchboard-popover"
			popoverProps={ { placement: 'bottom-end' } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					size="compact"
					variant="secondary"
					className="switchboard-filter__button"
					icon={ funnel }
					iconSize={ 20 }
					label={ __( 'Filter', 'switchboard' ) }
					isPressed={ isActive || isOpen }
					aria-expanded={ isOpen }
					onClick={ onToggle }
				/>
			) }
			renderContent={ ( { onClose } ) => (
				<FilterSteps
					filters={ filters }
					onChange={ onChange }
					onClose={ onClose }
				/>
			) }
		/>
	);
}

interface FilterStepsProps extends FilterButtonProps {
	onClose: () => void;
}

function FilterSteps( { filters, onChange, onClose }: FilterStepsProps ) {
	const definitions = useDefinitions();
	const [ key, setKey ] = useState< string | null >( null );
	const definition = definitions.find( ( other ) => other.key === key );
	if ( ! definition ) {
		return (
			<ChoiceList
				label={ __( 'Filter by', 'switchboard' ) }
				choices={ definitions.map( ( { key: value, label } ) => ( {
					value,
					label,
				} ) ) }
				selected={ definitions
					.filter( ( { read } ) => read( filters ).length > 0 )
					.map( ( { key: value } ) => value ) }
				onPick={ setKey }
			/>
		);
	}
	return (
		<div className="switchboard-filter__step">
			<Button
				size="compact"
				className="switchboard-filter__back"
				icon={ chevronLeft }
				onClick={ () => setKey( null ) }
			>
				{ definition.label }
			</Button>
			<FilterEditor
				definition={ definition }
				values={ definition.read( filters ) }
				onChange={ ( values ) =>
					onChange( definition.write( filters, values ) )
				}
				onClose={ onClose }
			/>
		</div>
	);
}
