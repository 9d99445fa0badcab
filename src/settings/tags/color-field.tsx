import {
	BaseControl,
	Button,
	ColorPalette,
	ColorPicker,
	Dropdown,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { helpOf, useField } from '../../components';
import './style.scss';

// Dots that are told apart from each other on white.
const colors = () => [
	{ name: __( 'Blue', 'switchboard' ), color: '#2b6cb0' },
	{ name: __( 'Teal', 'switchboard' ), color: '#15807a' },
	{ name: __( 'Green', 'switchboard' ), color: '#2f8f4e' },
	{ name: __( 'Gold', 'switchboard' ), color: '#b58a00' },
	{ name: __( 'Clay', 'switchboard' ), color: '#b5542c' },
	{ name: __( 'Red', 'switchboard' ), color: '#b8324a' },
	{ name: __( 'Plum', 'switchboard' ), color: '#8b4a8b' },
	{ name: __( 'Grey', 'switchboard' ), color: '#6b6b6b' },
];

/** Six hexadecimal digits, as the site wants them. */
const toHex = ( color: string | undefined ): string | null =>
	color?.match( /^#[0-9a-f]{6}/i )?.[ 0 ].toLowerCase() ?? null;

// One of the usual colours, or any other.
export function ColorField() {
	const { value, error, set } = useField< string >( 'color' );
	const label = __( 'Colour of the dot', 'switchboard' );
	const choose = ( color: string | undefined ) =>
		set( toHex( color ) ?? value );
	return (
		<fieldset>
			<BaseControl.VisualLabel as="legend">
				{ label }
			</BaseControl.VisualLabel>
			<div className="switchboard-color">
				<ColorPalette
					aria-label={ label }
					colors={ colors() }
					value={ value }
					clearable={ false }
					disableCustomColors
					onChange={ choose }
				/>
				<Dropdown
					popoverProps={ { placement: 'bottom-start' } }
					renderToggle={ ( { isOpen, onToggle } ) => (
						<Button
							size="small"
							variant="tertiary"
							aria-expanded={ isOpen }
							onClick={ onToggle }
						>
							{ __( 'Other colour', 'switchboard' ) }
						</Button>
					) }
					renderContent={ () => (
						<ColorPicker color={ value } onChange={ choose } />
					) }
				/>
			</div>
			<div className="components-base-control__help">
				{ helpOf( error, null ) }
			</div>
		</fieldset>
	);
}
