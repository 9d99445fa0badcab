import { Icon as WordPressIcon } from '@wordpress/icons';
import type { ReactElement } from 'react';

interface IconProps {
	icon: ReactElement;
	size?: 16 | 20 | 24;
	/** Mirrored where the text runs from right to left. */
	isDirectional?: boolean;
	className?: string;
}

/** An icon beside words: hidden from assistive technology, in the colour of the text. */
export function Icon( {
	icon,
	size = 20,
	isDirectional = false,
	className = '',
}: IconProps ) {
	const direction = isDirectional ? 'switchboard-is-directional' : '';
	return (
		<WordPressIcon
			icon={ icon }
			size={ size }
			className={ `switchboard-icon ${ direction } ${ className }` }
			aria-hidden="true"
		/>
	);
}
