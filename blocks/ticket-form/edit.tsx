import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	PanelBody,
	SelectControl,
	TextareaControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { AddField } from './add-field';
import { type BorderAttributes, getControlStyle } from './control-style';
import { FieldPanel } from './field-panel';
import { type FieldSetting, getFieldKinds, getSite } from './field-names';
import { Preview } from './preview';
import './editor.scss';

export interface Attributes extends BorderAttributes {
	fields: FieldSetting[];
	inbox: number;
	attachments: boolean;
	attachmentsLabel: string;
	consentText: string;
	successText: string;
	buttonText: string;
}

interface EditProps {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}

/** The form in the block editor: what it asks, where messages go, and how it looks. */
export function Edit( { attributes, setAttributes }: EditProps ) {
	const { fields, inbox, attachments, successText } = attributes;
	const kinds = getFieldKinds();
	const blockProps = useBlockProps( {
		style: getControlStyle( attributes ),
	} );
	const setFields = ( next: FieldSetting[] ) =>
		setAttributes( { fields: next } );
	const used = fields.flatMap(
		( field ) => kinds.find( ( kind ) => kind.name === field.name ) ?? []
	);
	return (
		<div { ...blockProps }>
			<InspectorControls>
				<PanelBody title={ __( 'Messages', 'switchboard' ) }>
					<SelectControl
						__next40pxDefaultSize
						label={ __( 'Inbox', 'switchboard' ) }
						value={ String( inbox ) }
						options={ [
							{
								value: '0',
								label: __( 'The first one', 'switchboard' ),
							},
							...getSite().inboxes.map( ( { id, name } ) => ( {
								value: String( id ),
								label: name,
							} ) ),
						] }
						onChange={ ( value ) =>
							setAttributes( { inbox: Number( value ) } )
						}
					/>
					<ToggleControl
						label={ __( 'Visitors can add files', 'switchboard' ) }
						checked={ attachments }
						onChange={ ( value ) =>
							setAttributes( { attachments: value } )
						}
					/>
					<TextareaControl
						label={ __( 'Text after sending', 'switchboard' ) }
						help={ __(
							'The number of the ticket and the private link follow it.',
							'switchboard'
						) }
						value={ successText }
						placeholder={ __(
							'Thank you. We have your message and will answer by e-mail.',
							'switchboard'
						) }
						onChange={ ( value ) =>
							setAttributes( { successText: value } )
						}
					/>
				</PanelBody>
				{ fields.map( ( field, index ) => {
					const kind = kinds.find(
						( each ) => each.name === field.name
					);
					return (
						kind && (
							<FieldPanel
								key={ field.name }
								kind={ kind }
								setting={ field }
								deciders={ used.filter(
									( each ) =>
										each.name !== field.name &&
										each.name !== 'consent' &&
										[ 'select', 'checkbox' ].includes(
											each.type
										)
								) }
								isFirst={ index === 0 }
								isLast={ index === fields.length - 1 }
								onChange={ ( changes ) =>
									setFields(
										fields.map( ( each ) =>
											each === field
												? { ...each, ...changes }
												: each
										)
									)
								}
								onMove={ ( step ) =>
									setFields( moved( fields, index, step ) )
								}
								onRemove={ () =>
									setFields(
										fields.filter(
											( each ) => each !== field
										)
									)
								}
							/>
						)
					);
				} ) }
				<AddField
					kinds={ kinds.filter(
						( kind ) => ! used.includes( kind )
					) }
					onAdd={ ( name ) => setFields( [ ...fields, { name } ] ) }
				/>
			</InspectorControls>
			<Preview
				attributes={ attributes }
				setAttributes={ setAttributes }
			/>
		</div>
	);
}

function moved( fields: FieldSetting[], index: number, step: -1 | 1 ) {
	const next = [ ...fields ];
	next.splice( index + step, 0, ...next.splice( index, 1 ) );
	return next;
}
