const WHOLE = 10;
const RADIUS = 8;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that runs out. */
export function Ring( { seconds }: { seconds: number } ) {
	return (
		<svg
			className="switchboard-ring"
			width="20"
			height="20"
			viewBox="0 0 20 20"
			aria-hidden="true"
		>
			<circle
				cx="10"
				cy="10"
				r={ RADIUS }
				className="switchboard-ring__track"
			/>
			<circle
				cx="10"
				cy="10"
				r={ RADIUS }
				strokeDasharray={ LENGTH }
				strokeDashoffset={
					LENGTH * ( 1 - Math.min( 1, seconds / WHOLE ) )
				}
			/>
		</svg>
	);
}
