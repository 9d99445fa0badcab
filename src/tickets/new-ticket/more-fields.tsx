import { BaseControl, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useAll } from '../../api';
import type { Choice } from '../../components';
import { FieldControl } from '../../components';
import {
	useAssigneeChoices,
	usePriorityChoices,
	useTeamChoices,
} from '../lib/use-choices';
import { Tags } from '../ticket-pane/tags';
import type { Values } from './types';

interface MoreFieldsProps {
	values: Values;
	onChange: ( changes: Partial< Values > ) => void;
}

const options = ( choices: Choice[] ) =>
	choices.map( ( { value, label } ) => ( { value, label } ) );

export function MoreFields( { values, onChange }: MoreFieldsProps ) {
	const fields = useAll( 'field' );
	const select = (
		label: string,
		choices: Choice[],
		value: string,
		pick: ( value: string ) => void
	) => (
		<SelectControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			label={ label }
			value={ value }
			options={ options( choices ) }
			onChange={ pick }
		/>
	);
	return (
		<>
			<div className="switchboard-new-ticket__row">
				{ select(
					__( 'Priority', 'switchboard' ),
					usePriorityChoices(),
					values.priority,
					( priority ) =>
						onChange( {
							priority: priority as Values[ 'priority' ],
						} )
				) }
				{ select(
					__( 'Assignee', 'switchboard' ),
					useAssigneeChoices(),
					String( values.assignee ?? 0 ),
					( id ) => onChange( { assignee: Number( id ) || null } )
				) }
				{ select(
					__( 'Team', 'switchboard' ),
					useTeamChoices(),
					String( values.team ?? 0 ),
					( id ) => onChange( { team: Number( id ) || null } )
				) }
			</div>
			<div>
				<BaseControl.VisualLabel>
					{ __( 'Tags', 'switchboard' ) }
				</BaseControl.VisualLabel>
				<div>
					<Tags
						ticket={ values }
						isFixed={ false }
						onChange={ ( tags ) => onChange( { tags } ) }
					/>
				</div>
			</div>
			{ fields.map(
				( { id, key, label, type, choices, description } ) => (
					<FieldControl
						key={ id }
						label={ label }
						type={ type }
						choices={ choices }
						help={ description || undefined }
						value={ values.fields[ key ] ?? null }
						onChange={ ( value ) =>
							onChange( {
								fields: { ...values.fields, [ key ]: value },
							} )
						}
					/>
				)
			) }
		</>
	);
}
