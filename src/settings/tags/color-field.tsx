import { BaseControl, ColorPalette } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { helpOf, useField } from '../../components';

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

export function ColorField() {
	const { value, error, set } = useField< string >( 'color' );
	return (
		<fieldset>
			<BaseControl.VisualLabel as="legend">
				{ __( 'Colour of the dot', 'switchboard' ) }
			</BaseControl.VisualLabel>
			<ColorPalette
				aria-label={ __( 'Colour of the dot', 'switchboard' ) }
				colors={ colors() }
				value={ value }
				clearable={ false }
				onChange={ ( color ) => set( toHex( color ) ?? value ) }
			/>
			<div className="components-base-control__help">
				{ helpOf( error, null ) }
			</div>
		</fieldset>
	);
}
