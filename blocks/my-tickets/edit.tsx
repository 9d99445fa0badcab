import {
	InspectorControls,
	RichText,
	useBlockProps,
} from '@wordpress/block-editor';
import { PanelBody, SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import './editor.scss';

interface Attributes {
	showHeading: boolean;
	heading: string;
	level: number;
	showWrite: boolean;
	writeText: string;
}

interface EditProps {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}

const LEVELS = [ 1, 2, 3, 4 ];

/** The customers' page in the block editor, with tickets of nobody. */
export function Edit( { attributes, setAttributes }: EditProps ) {
	const { showHeading, heading, level, showWrite, writeText } = attributes;
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'Above the tickets', 'switchboard' ) }>
					<ToggleControl
						label={ __( 'Heading', 'switchboard' ) }
						checked={ showHeading }
						onChange={ ( value ) =>
							setAttributes( { showHeading: value } )
						}
					/>
					{ showHeading && (
						<SelectControl
							__next40pxDefaultSize
							label={ __( 'Level', 'switchboard' ) }
							value={ String( level ) }
							options={ LEVELS.map( ( value ) => ( {
								value: String( value ),
								label: sprintf(
									/* translators: %d: level of a heading, 1 to 4. */
									__( 'Heading %d', 'switchboard' ),
									value
								),
							} ) ) }
							onChange={ ( value ) =>
								setAttributes( { level: Number( value ) } )
							}
						/>
					) }
					<ToggleControl
						label={ __( 'Button to the form', 'switchboard' ) }
						help={ __(
							'Leads to the page with your ticket form.',
							'switchboard'
						) }
						checked={ showWrite }
						onChange={ ( value ) =>
							setAttributes( { showWrite: value } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<div className="switchboard-portal__head">
				{ showHeading && (
					<RichText
						tagName={ `h${ level }` as 'h2' }
						className="wp-block-heading switchboard-portal__title"
						allowedFormats={ [] }
						value={ heading }
						placeholder={ __( 'My tickets', 'switchboard' ) }
						onChange={ ( value: string ) =>
							setAttributes( { heading: value } )
						}
					/>
				) }
				{ showWrite && (
					<div className="wp-block-button is-style-outline">
						<RichText
							tagName="span"
							className="wp-block-button__link wp-element-button"
							allowedFormats={ [] }
							value={ writeText }
							placeholder={ __( 'Write to us', 'switchboard' ) }
							onChange={ ( value: string ) =>
								setAttributes( { writeText: value } )
							}
						/>
					</div>
				) }
			</div>
			<Sample />
		</div>
	);
}

/** What a customer's page looks like. */
function Sample() {
	const tickets = [
		{
			subject: __( 'Two rice bowls arrived chipped', 'switchboard' ),
			status: 'pending',
			label: __( 'Answered', 'switchboard' ),
		},
		{
			subject: __( 'Where is my parcel?', 'switchboard' ),
			status: 'open',
			label: __( 'With us', 'switchboard' ),
		},
		{
			subject: __( 'Glaze care for teapot', 'switchboard' ),
			status: 'closed',
			label: __( 'Closed', 'switchboard' ),
		},
	];
	return (
		<div className="switchboard-portal__columns">
			<ul className="switchboard-tickets">
				{ tickets.map( ( { subject, status, label }, index ) => (
					<li key={ status }>
						<span
							className="switchboard-ticket"
							aria-current={ index === 0 ? 'true' : undefined }
						>
							<span className="switchboard-ticket__subject">
								{ subject }
							</span>
							<span
								className={ `switchboard-status is-${ status }` }
							>
								{ label }
							</span>
						</span>
					</li>
				) ) }
			</ul>
			<p className="switchboard-muted">
				{ __(
					'Each customer sees their own tickets here, and nobody else’s.',
					'switchboard'
				) }
			</p>
		</div>
	);
}
