import { useState } from '@wordpress/element';
import './style.scss';

interface AvatarProps {
	name: string;
	/** Decides the colour, so that a person keeps it. */
	id?: number;
	src?: string | null;
	size?: 20 | 24 | 28 | 48;
	/** Said by assistive technology; left out where the name stands beside it. */
	label?: string;
}

/**
 * Up to two initials.
 *
 * @param name A person's name.
 */
export function initialsOf( name: string ): string {
	const words = name.trim().split( /\s+/ ).filter( Boolean );
	const chosen =
		words.length > 1 ? [ words[ 0 ], words[ words.length - 1 ] ] : words;
	return chosen
		.map( ( word ) => Array.from( word ?? '' )[ 0 ] ?? '' )
		.join( '' )
		.toLocaleUpperCase();
}

const hueOf = ( id: number, name: string ): number =>
	( ( id ||
		Array.from( name ).reduce(
			( sum, letter ) => sum + letter.charCodeAt( 0 ),
			0
		) ) %
		6 ) +
	1;

/** A person as a circle: the picture, else initials, also where the picture can't be had. */
export function Avatar( { name, id = 0, src, size = 28, label }: AvatarProps ) {
	const [ broken, setBroken ] = useState< string | null >( null );
	const accessible = label
		? { role: 'img', 'aria-label': label, title: label }
		: { 'aria-hidden': true };
	return (
		<span
			className={ `switchboard-avatar is-size-${ size } is-hue-${ hueOf( id, name ) }` }
			{ ...accessible }
		>
			{ src && src !== broken ? (
				<img src={ src } alt="" onError={ () => setBroken( src ) } />
			) : (
				initialsOf( name )
			) }
		</span>
	);
}

/** The dashed ring of nobody. */
export function NobodyAvatar( {
	size = 20,
	label,
}: Pick< AvatarProps, 'size' | 'label' > ) {
	const accessible = label
		? { role: 'img', 'aria-label': label, title: label }
		: { 'aria-hidden': true };
	return (
		<span
			className={ `switchboard-avatar is-size-${ size } is-nobody` }
			{ ...accessible }
		/>
	);
}
