import { RichText } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import type { Attributes } from './edit';
import {
	type FieldKind,
	type FieldSetting,
	getFieldKinds,
} from './field-names';

interface PreviewProps {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}

const INLINE = [ 'core/bold', 'core/italic', 'core/link' ];

/** The form as visitors will see it; its fields can't be filled in here. */
export function Preview( { attributes, setAttributes }: PreviewProps ) {
	const kinds = getFieldKinds();
	const consent = attributes.fields.find(
		( field ) => field.name === 'consent'
	);
	return (
		<div className="switchboard-form">
			{ attributes.fields.map( ( field ) => {
				const kind = kinds.find( ( each ) => each.name === field.name );
				return (
					kind &&
					field !== consent && (
						<PreviewField
							key={ field.name }
							kind={ kind }
							setting={ field }
						/>
					)
				);
			} ) }
			{ attributes.attachments && (
				<div className="switchboard-field is-files">
					<span className="switchboard-label">
						<RichText
							tagName="span"
							allowedFormats={ [] }
							value={ attributes.attachmentsLabel }
							placeholder={ __( 'Files', 'switchboard' ) }
							onChange={ ( attachmentsLabel: string ) =>
								setAttributes( { attachmentsLabel } )
							}
						/>{ ' ' }
						<Optional />
					</span>
					<div className="switchboard-drop">
						<span className="switchboard-drop__text">
							{ __( 'Drop files here or', 'switchboard' ) }
						</span>{ ' ' }
						<span className="switchboard-drop__choose">
							{ __( 'choose', 'switchboard' ) }
						</span>
					</div>
				</div>
			) }
			{ consent && (
				<div className="switchboard-field is-checkbox">
					<div className="switchboard-check">
						<input
							type="checkbox"
							className="switchboard-control"
							disabled
						/>
						<RichText
							tagName="span"
							allowedFormats={ INLINE }
							value={ attributes.consentText }
							placeholder={ __(
								'What visitors agree to. Without a text it is not shown.',
								'switchboard'
							) }
							onChange={ ( consentText: string ) =>
								setAttributes( { consentText } )
							}
						/>
					</div>
				</div>
			) }
			<div className="switchboard-end">
				<div className="wp-block-button">
					<RichText
						tagName="span"
						className="wp-block-button__link wp-element-button switchboard-button"
						aria-label={ __( 'Text of the button', 'switchboard' ) }
						allowedFormats={ [] }
						value={ attributes.buttonText }
						placeholder={ __( 'Send', 'switchboard' ) }
						onChange={ ( buttonText: string ) =>
							setAttributes( { buttonText } )
						}
					/>
				</div>
			</div>
		</div>
	);
}

function Optional() {
	return (
		<small className="switchboard-optional">
			{ __( 'optional', 'switchboard' ) }
		</small>
	);
}

interface PreviewFieldProps {
	kind: FieldKind;
	setting: FieldSetting;
}

function PreviewField( { kind, setting }: PreviewFieldProps ) {
	const isRequired = kind.isFixed || setting.required;
	const label = setting.label || kind.label;
	const help = setting.help || kind.help;
	const isBox = kind.type === 'checkbox';
	return (
		<div
			className={ `switchboard-field is-${ kind.type }${
				setting.half ? ' is-half' : ''
			}` }
		>
			{ isBox ? (
				<div className="switchboard-check">
					<input
						type="checkbox"
						className="switchboard-control"
						disabled
					/>
					<span>{ label }</span>
				</div>
			) : (
				<span className="switchboard-label">
					{ label } { ! isRequired && <Optional /> }
				</span>
			) }
			{ help && <p className="switchboard-help">{ help }</p> }
			{ setting.onlyIf && (
				<p className="switchboard-help switchboard-condition">
					{ __( 'Shown only in some cases', 'switchboard' ) }
				</p>
			) }
			{ ! isBox && <PreviewControl kind={ kind } label={ label } /> }
		</div>
	);
}

function PreviewControl( { kind, label }: { kind: FieldKind; label: string } ) {
	if ( kind.type === 'textarea' ) {
		return (
			<textarea
				className="switchboard-control"
				rows={ 6 }
				aria-label={ label }
				disabled
			/>
		);
	}
	if ( kind.type === 'select' ) {
		return (
			<span className="switchboard-select">
				<select
					className="switchboard-control"
					aria-label={ label }
					disabled
				>
					<option>{ __( 'Please choose', 'switchboard' ) }</option>
				</select>
			</span>
		);
	}
	return (
		<input
			className="switchboard-control"
			type={ kind.type }
			aria-label={ label }
			disabled
		/>
	);
}
