import './style.scss';

interface TagPillProps {
	name: string;
	/** Of the dot alone. */
	color: string;
}

export function TagPill( { name, color }: TagPillProps ) {
	return (
		<span className="switchboard-tag">
			<span
				className="switchboard-tag__dot"
				style={ { backgroundColor: color } }
			/>
			<span className="switchboard-tag__name" dir="auto">
				{ name }
			</span>
		</span>
	);
}
