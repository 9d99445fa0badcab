type Attributes = Record< string, string | number | boolean | EventListener >;

/** Makes an element: `true` is a bare attribute, `false` and '' leave one out, a function listens. Children are nodes or text, never HTML. */
export function h< K extends keyof HTMLElementTagNameMap >(
	tag: K,
	attributes: Attributes = {},
	...children: ( Node | string )[]
): HTMLElementTagNameMap[ K ] {
	const element = document.createElement( tag );
	for ( const [ name, value ] of Object.entries( attributes ) ) {
		if ( typeof value === 'function' ) {
			element.addEventListener( name, value );
		} else if ( value !== false && value !== '' ) {
			element.setAttribute( name, value === true ? '' : String( value ) );
		}
	}
	element.append( ...children );
	return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a 24 by 24 ground, drawn with `currentColor`. */
const PATHS = {
	close: 'M7.75 16.25l8.5-8.5m0 8.5l-8.5-8.5',
	file: 'M7 4.75h6.5l4 4v10.5H7zM13.25 5v4h4',
	clip: 'M16.5 8.5v7a4.5 4.5 0 0 1-9 0V7.75a3 3 0 0 1 6 0v7.5a1.5 1.5 0 0 1-3 0V9',
	warning:
		'M12 9v5m0 1.5V17m-.87-11.95L3.84 18.01A1 1 0 0 0 4.71 19.5h14.58a1 1 0 0 0 .87-1.49L12.87 5.05a1 1 0 0 0-1.74 0Z',
};

/** An icon beside a word; screen readers skip it. */
export function icon( name: keyof typeof PATHS ): SVGElement {
	const svg = document.createElementNS( SVG, 'svg' );
	const path = document.createElementNS( SVG, 'path' );
	svg.setAttribute( 'class', 'switchboard-icon' );
	svg.setAttribute( 'viewBox', '0 0 24 24' );
	svg.setAttribute( 'aria-hidden', 'true' );
	path.setAttribute( 'd', PATHS[ name ] );
	svg.append( path );
	return svg;
}

/** Reads the settings that PHP put on a block. */
export function settingsOf< T >( element: HTMLElement, name: string ): T {
	return JSON.parse( element.dataset[ name ] ?? '{}' );
}

/** A button in the theme's own style, filled or as an outline. */
export function themeButton(
	attributes: Attributes,
	isOutline: boolean,
	...children: ( Node | string )[]
): { element: HTMLElement; button: HTMLButtonElement } {
	const button = h(
		'button',
		{
			type: 'button',
			class: 'wp-block-button__link wp-element-button switchboard-button',
			...attributes,
		},
		...children
	);
	const element = h(
		'div',
		{ class: `wp-block-button${ isOutline ? ' is-style-outline' : '' }` },
		button
	);
	return { element, button };
}
