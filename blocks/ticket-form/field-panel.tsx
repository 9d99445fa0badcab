import {
	Button,
	CheckboxControl,
	Flex,
	PanelBody,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { arrowDown, arrowUp } from '@wordpress/icons';
import type { Choice, FieldKind, FieldSetting } from './field-names';

interface FieldPanelProps {
	kind: FieldKind;
	setting: FieldSetting;
	/** Choices and boxes of this form on which the field may depend. */
	deciders: FieldKind[];
	isFirst: boolean;
	isLast: boolean;
	onChange: ( changes: Partial< FieldSetting > ) => void;
	onMove: ( step: -1 | 1 ) => void;
	onRemove: () => void;
}

/** The settings of one field in the sidebar. */
export function FieldPanel( {
	kind,
	setting,
	deciders,
	isFirst,
	isLast,
	onChange,
	onMove,
	onRemove,
}: FieldPanelProps ) {
	const decider = deciders.find( ( each ) => each.name === setting.onlyIf );
	return (
		<PanelBody
			title={ setting.label || kind.label }
			initialOpen={ false }
			className="switchboard-field-panel"
		>
			{ ! kind.isFixed && (
				<ToggleControl
					label={ __( 'Required', 'switchboard' ) }
					checked={ Boolean( setting.required ) }
					onChange={ ( required ) => onChange( { required } ) }
				/>
			) }
			<ToggleControl
				label={ __( 'Half the width', 'switchboard' ) }
				help={ __(
					'Two of them stand side by side where there is room.',
					'switchboard'
				) }
				checked={ Boolean( setting.half ) }
				onChange={ ( half ) => onChange( { half } ) }
			/>
			{ kind.name !== 'consent' && (
				<TextControl
					__next40pxDefaultSize
					label={ __( 'Label', 'switchboard' ) }
					value={ setting.label ?? '' }
					placeholder={ kind.label }
					onChange={ ( label ) => onChange( { label } ) }
				/>
			) }
			<TextControl
				__next40pxDefaultSize
				label={ __( 'Help text', 'switchboard' ) }
				value={ setting.help ?? '' }
				placeholder={ kind.help }
				onChange={ ( help ) => onChange( { help } ) }
			/>
			{ kind.type === 'text' && kind.name.startsWith( 'fields.' ) && (
				<TextControl
					__next40pxDefaultSize
					label={ __( 'Must look like', 'switchboard' ) }
					help={ __(
						'An example, such as CK-20391: then a letter must stand for each letter and a digit for each digit. Leave it empty to take any text.',
						'switchboard'
					) }
					value={ setting.example ?? '' }
					onChange={ ( example ) => onChange( { example } ) }
				/>
			) }
			{ kind.name === 'inbox' && (
				<InboxChoice
					choices={ kind.choices }
					chosen={ setting.inboxes ?? [] }
					onChange={ ( inboxes ) => onChange( { inboxes } ) }
				/>
			) }
			{ ! kind.isFixed && deciders.length > 0 && (
				<SelectControl
					__next40pxDefaultSize
					label={ __( 'Show it', 'switchboard' ) }
					value={ setting.onlyIf ?? '' }
					options={ [
						{ value: '', label: __( 'Always', 'switchboard' ) },
						...deciders.map( ( each ) => ( {
							value: each.name,
							label: sprintf(
								/* translators: %s: label of a field. */
								__( 'Depending on “%s”', 'switchboard' ),
								each.label
							),
						} ) ),
					] }
					onChange={ ( onlyIf ) =>
						onChange( { onlyIf, onlyValue: '' } )
					}
				/>
			) }
			{ decider && (
				<SelectControl
					__next40pxDefaultSize
					label={ __( 'When the answer there is', 'switchboard' ) }
					value={ setting.onlyValue ?? '' }
					options={ [
						{ value: '', label: '' },
						...answersOf( decider ),
					] }
					onChange={ ( onlyValue ) => onChange( { onlyValue } ) }
				/>
			) }
			<Flex justify="flex-start">
				<Button
					size="small"
					icon={ arrowUp }
					label={ __( 'Move up', 'switchboard' ) }
					disabled={ isFirst }
					accessibleWhenDisabled
					onClick={ () => onMove( -1 ) }
				/>
				<Button
					size="small"
					icon={ arrowDown }
					label={ __( 'Move down', 'switchboard' ) }
					disabled={ isLast }
					accessibleWhenDisabled
					onClick={ () => onMove( 1 ) }
				/>
				{ ! kind.isFixed && (
					<Button
						size="small"
						variant="tertiary"
						isDestructive
						onClick={ onRemove }
					>
						{ __( 'Remove', 'switchboard' ) }
					</Button>
				) }
			</Flex>
		</PanelBody>
	);
}

interface InboxChoiceProps {
	choices: Choice[];
	/** None means all. */
	chosen: number[];
	onChange: ( chosen: number[] ) => void;
}

/** Which inboxes visitors can choose from. */
function InboxChoice( { choices, chosen, onChange }: InboxChoiceProps ) {
	return (
		<fieldset className="switchboard-inbox-choice">
			<legend>{ __( 'Inboxes to choose from', 'switchboard' ) }</legend>
			{ choices.map( ( { value, label } ) => (
				<CheckboxControl
					key={ value }
					label={ label }
					checked={ chosen.includes( Number( value ) ) }
					onChange={ ( isChosen ) =>
						onChange(
							isChosen
								? [ ...chosen, Number( value ) ]
								: chosen.filter(
										( id ) => id !== Number( value )
									)
						)
					}
				/>
			) ) }
			<p>
				{ __( 'If none is ticked, all are offered.', 'switchboard' ) }
			</p>
		</fieldset>
	);
}

function answersOf( kind: FieldKind ): Choice[] {
	return kind.type === 'checkbox'
		? [ { value: '1', label: __( 'Ticked', 'switchboard' ) } ]
		: kind.choices;
}
