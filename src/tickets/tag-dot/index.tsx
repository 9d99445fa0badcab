import './style.scss';

/** The colour of a tag, in a menu. */
export function TagDot( { color }: { color: string } ) {
	return (
		<span
			className="switchboard-tag-dot"
			style={ { backgroundColor: color } }
		/>
	);
}
