import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import './style.scss';

interface TagPillProps {
	name: string;
	/** Of the dot alone. */
	color: string;
	onRemove?: () => void;
}

export function TagPill( { name, color, onRemove }: TagPillProps ) {
	return (
		<span className="switchboard-tag">
			<span
				className="switchboard-tag__dot"
				style={ { backgroundColor: color } }
			/>
			<span className="switchboard-tag__name" dir="auto">
				{ name }
			</span>
			{ onRemove && (
				<Button
					className="switchboard-tag__remove"
					size="small"
					icon={ closeSmall }
					iconSize={ 16 }
					/* translators: %s: a tag's name. */
					label={ sprintf( __( 'Remove %s', 'switchboard' ), name ) }
					onClick={ onRemove }
				/>
			) }
		</span>
	);
}
