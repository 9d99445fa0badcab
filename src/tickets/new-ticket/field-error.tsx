import { cautionFilled } from '@wordpress/icons';
import { Icon } from '../../components';

/** Under the field that it is about. */
export function FieldError( { text }: { text: string | undefined } ) {
	return text ? (
		<p className="switchboard-field-error" role="alert">
			<Icon icon={ cautionFilled } size={ 16 } />
			{ text }
		</p>
	) : null;
}
