import type { CSSProperties } from 'react';

type Radius =
	| string
	| number
	| Record< 'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', string >;

export interface BorderAttributes {
	borderColor?: string;
	style?: {
		border?: {
			color?: string;
			radius?: Radius;
			style?: string;
			width?: string;
		};
	};
}

/** The block's border, for the form's controls: the style sheet reads it from these properties, as Form_View writes them. */
export function getControlStyle( {
	borderColor,
	style,
}: BorderAttributes ): CSSProperties {
	const { color, radius, style: line, width } = style?.border ?? {};
	const values: Record< string, string | undefined > = {
		width,
		style: line,
		color: borderColor
			? `var(--wp--preset--color--${ borderColor })`
			: color?.replace(
					/^var:preset\|color\|([a-z0-9-]+)$/,
					'var(--wp--preset--color--$1)'
				),
		radius:
			typeof radius === 'object'
				? [
						radius.topLeft,
						radius.topRight,
						radius.bottomRight,
						radius.bottomLeft,
					]
						.map( ( corner ) => corner || '0' )
						.join( ' ' )
				: radius?.toString(),
	};
	return Object.fromEntries(
		Object.entries( values )
			.filter( ( [ , value ] ) => value )
			.map( ( [ name, value ] ) => [
				`--switchboard-control-border-${ name }`,
				value,
			] )
	);
}
