import { Button, Dropdown } from '@wordpress/components';
import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { formatDay } from '../../components';
import type { Filters } from '../lib/list-query';
import { FilterEditor } from './filter-editor';
import type { FilterDefinition } from './types';
import { useDefinitions } from './use-definitions';

interface FilterChipsProps {
	filters: Filters;
	onChange: ( filters: Filters ) => void;
	/** At the end of the row, such as "Save view". */
	children?: ReactNode;
}

/** What narrows the list now; nothing where nothing does. */
export function FilterChips( {
	filters,
	onChange,
	children,
}: FilterChipsProps ) {
	const active = useDefinitions().filter(
		( { read } ) => read( filters ).length > 0
	);
	if ( active.length === 0 ) {
		return null;
	}
	const reset = active.reduce(
		( result, { write } ) => write( result, [] ),
		filters
	);
	return (
		<div className="switchboard-chips">
			{ active.map( ( definition ) => (
				<Chip
					key={ definition.key }
					definition={ definition }
					values={ definition.read( filters ) }
					onChange={ ( values ) =>
						onChange( definition.write( filters, values ) )
					}
				/>
			) ) }
			<Button
				size="small"
				variant="tertiary"
				onClick={ () => onChange( reset ) }
			>
				{ __( 'Reset', 'switchboard' ) }
			</Button>
			{ children }
		</div>
	);
}

interface ChipProps {
	definition: FilterDefinition;
	values: string[];
	onChange: ( values: string[] ) => void;
}

const MOST_NAMES = 2;

function describeDays( days: string[] ): string {
	const [ from = '', to = '' ] = days.map(
		( day ) => day && formatDay( `${ day }T12:00:00Z` )
	);
	if ( from && to ) {
		return `${ from } – ${ to }`;
	}
	if ( days.length < 2 ) {
		return from;
	}
	return from
		? /* translators: %s: a day. */
			sprintf( __( '%s or later', 'switchboard' ), from )
		: /* translators: %s: a day. */
			sprintf( __( '%s or before', 'switchboard' ), to );
}

function describe(
	{ kind, choices }: FilterDefinition,
	values: string[]
): string {
	if ( kind === 'dates' || kind === 'date' ) {
		return describeDays( values );
	}
	const names = values.map(
		( value ) =>
			choices.find( ( choice ) => choice.value === value )?.label ?? value
	);
	return names.length > MOST_NAMES
		? `${ names.slice( 0, MOST_NAMES ).join( ', ' ) } +${ names.length - MOST_NAMES }`
		: names.join( ', ' );
}

function Chip( { definition, values, onChange }: ChipProps ) {
	const { label } = definition;
	return (
		<span className="switchboard-chip">
			<Dropdown
				contentClassName="switchboard-popover"
				popoverProps={ { placement: 'bottom-start' } }
				renderToggle={ ( { isOpen, onToggle } ) => (
					<button
						type="button"
						className="switchboard-chip__text"
						aria-expanded={ isOpen }
						onClick={ onToggle }
					>
						{ createInterpolateElement(
							/* translators: 1: name of a filter, 2: what it is set to. */
							__( '<name /> is <value />', 'switchboard' ),
							{
								name: <>{ label }</>,
								value: (
									<b>{ describe( definition, values ) }</b>
								),
							}
						) }
					</button>
				) }
				renderContent={ ( { onClose } ) => (
					<FilterEditor
						definition={ definition }
						values={ values }
						onChange={ onChange }
						onClose={ onClose }
					/>
				) }
			/>
			<Button
				size="small"
				icon={ closeSmall }
				label={ sprintf(
					/* translators: %s: name of a filter. */
					__( 'Remove the filter %s', 'switchboard' ),
					label
				) }
				onClick={ () => onChange( [] ) }
			/>
		</span>
	);
}
