import { useId, useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { Icon } from '../icon';
import { Option } from './option';
import type { Choice } from './types';
import { useChoices } from './use-choices';
import './style.scss';

export interface ChoiceListProps {
	label: string;
	choices: Choice[];
	/** Chosen values; one or many. */
	selected: string[];
	isMulti?: boolean;
	onPick: ( value: string ) => void;
	/** Makes a choice of what was typed. */
	onCreate?: ( text: string ) => void;
}

const SEARCH_FROM = 10;

/** A list to choose from, with a search field where it is long. */
export function ChoiceList( {
	label,
	choices,
	selected,
	isMulti,
	onPick,
	onCreate,
}: ChoiceListProps ) {
	const id = useId();
	const list = useRef< HTMLUListElement >( null );
	const { shown, active, setActive, search, setSearch, onKeyDown } =
		useChoices( choices, selected[ 0 ], ( choice ) => {
			if ( choice ) {
				onPick( choice.value );
			} else if ( search.trim() !== '' ) {
				onCreate?.( search.trim() );
			}
		} );
	const hasSearch = choices.length >= SEARCH_FROM || Boolean( onCreate );
	const activeId = shown[ active ] ? `${ id }-${ active }` : undefined;
	const canCreate =
		onCreate &&
		search.trim() !== '' &&
		! shown.some( ( choice ) => choice.label === search.trim() );

	useEffect( () => {
		list.current
			?.querySelector( '.is-active' )
			?.scrollIntoView( { block: 'nearest' } );
	}, [ active ] );

	return (
		<div className="switchboard-choices">
			{ hasSearch && (
				<input
					type="search"
					role="combobox"
					aria-label={ label }
					aria-expanded="true"
					aria-controls={ id }
					aria-activedescendant={ activeId }
					className="switchboard-choices__search"
					placeholder={ label }
					value={ search }
					onChange={ ( event ) => setSearch( event.target.value ) }
					onKeyDown={ onKeyDown }
				/>
			) }
			<ul
				ref={ list }
				id={ id }
				role="listbox"
				aria-label={ label }
				aria-multiselectable={ isMulti || undefined }
				aria-activedescendant={ hasSearch ? undefined : activeId }
				tabIndex={ hasSearch ? -1 : 0 }
				className="switchboard-choices__list"
				onKeyDown={ hasSearch ? undefined : onKeyDown }
			>
				{ shown.map( ( choice, index ) => (
					<Option
						key={ choice.value }
						id={ `${ id }-${ index }` }
						choice={ choice }
						isActive={ index === active }
						isSelected={ selected.includes( choice.value ) }
						onHover={ () => setActive( index ) }
						onPick={ () => onPick( choice.value ) }
					/>
				) ) }
			</ul>
			{ shown.length === 0 && ! canCreate && (
				<p className="switchboard-choices__none">
					{ __( 'Nothing found.', 'switchboard' ) }
				</p>
			) }
			{ canCreate && (
				<button
					type="button"
					className="switchboard-choices__create"
					onClick={ () => onCreate( search.trim() ) }
				>
					<Icon icon={ plus } size={ 16 } />
					{ sprintf(
						/* translators: %s: what was typed. */
						__( 'Add “%s”', 'switchboard' ),
						search.trim()
					) }
				</button>
			) }
		</div>
	);
}
